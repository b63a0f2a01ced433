"""Views for programs: lists by cursor, single records, both with entity tags.

Nobody is asked who they are, no cookie is read or set, and nothing is written.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.http.request import HttpRequest
from django.urls import reverse
from django_filters import FilterSet
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.logic.citations import DEMONSTRATION
from articles.public.api import cursors
from articles.public.api.asking import Asked, asked_of_list, asked_of_record
from articles.public.api.cursors import Order
from articles.public.api.description import JSON, ReadingSchema, page_shape
from articles.public.api.problems import NOT_FOUND
from articles.public.api.records import Field, Record, told
from articles.public.conditional import list_tag, tagged, unchanged
from articles.public.reading.version import base_version
from articles.public.redirects import undoable, with_query
from articles.public.renderings.problem import problem_response


class ByAccept(DefaultContentNegotiation):
    """By the Accept header alone: `format` is no parameter here."""

    def filter_renderers(self, renderers: Any, format: str | None) -> Any:
        return renderers


class Reading(APIView):
    """What all views for programs share, and what `description` tells of them."""

    schema = ReadingSchema()
    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = ByAccept
    is_list: ClassVar[bool] = False
    record: ClassVar[Record | None] = None
    filters: ClassVar[type[FilterSet] | None] = None
    statuses: ClassVar[tuple[int, ...]] = (400, 404, 406, 429)
    tag: ClassVar[str] = ""
    operation: ClassVar[str] = ""
    summary: ClassVar[str] = ""
    description: ClassVar[str] = ""

    def shapes(self) -> dict[str, Any]:
        """What is answered, by media type."""
        return {JSON: self.record.serializer} if self.record else {}

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return HttpResponse(status=204)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """What every answer carries, refusals too."""
        final = super().finalize_response(request, response, *args, **kwargs)
        final.headers["X-Robots-Tag"] = "noindex"
        if request.method == "OPTIONS" or final.status_code == 405:
            final.headers["Allow"] = "GET, HEAD, OPTIONS"
        if settings.CLAIMBOOK_DEMONSTRATION:
            final.headers["Claimbook-Notice"] = DEMONSTRATION
        return final


class Listing(Reading):
    """What all lists have in common: what may be asked of them, where a page begins, the answer."""

    is_list = True

    def shapes(self) -> dict[str, Any]:
        assert self.record is not None
        return {JSON: page_shape(self.record.name, self.record.serializer)}

    def asked(self, request: Request) -> Asked:
        assert self.record is not None
        return asked_of_list(request.GET, self.record, self.filters)

    def place(self, asked: Asked, kinds: Sequence[type]) -> tuple[Any, ...] | None:
        """Where the page begins; None for the first one."""
        if asked.cursor is None:
            return None
        return cursors.decoded(asked.cursor, self.of_list(asked), kinds)

    def of_list(self, asked: Asked) -> str:
        return f"{self.request.path} {asked.of_list}"

    def answered(
        self, request: Request, asked: Asked, shown: list[Any], last: Any, tag: str
    ) -> HttpResponseBase:
        """`last` is the place of the last row where there is a next page."""
        following = None
        if last is not None:
            query = request.GET.copy()
            query["cursor"] = cursors.encoded([_plain(one) for one in last], self.of_list(asked))
            following = f"{settings.CLAIMBOOK_ADDRESS}{request.path}?{query.urlencode(safe=',')}"
        response = Response({**notice(), "results": shown, "next": following})
        if following:
            response.headers["Link"] = f'<{following}>; rel="next"'
        return tagged(response, tag)


class RecordList(Listing, ABC):
    """A page of a list. Two queries: what is told is read where the copy is not good any more."""

    order: ClassVar[Order]

    def get(self, request: Request, **path: str) -> HttpResponseBase:
        if led := in_capitals(request, **path):
            return led
        asked = self.asked(request)
        tag = list_tag(request, base_version())
        if fresh := unchanged(request, tag):
            return fresh
        if led := self.led_on(request, **path):
            return led
        place = self.place(asked, self.order.kinds)
        rows = self.order.behind(self.rows(asked, **path), place)[: asked.page_size + 1]
        found = told(rows, asked.fields, self.order.told)
        shown = [fields for fields, _ in found[: asked.page_size]]
        last = found[asked.page_size - 1][1] if len(found) > asked.page_size else None
        return self.answered(request, asked, shown, last, tag)

    def led_on(self, request: Request, **path: str) -> HttpResponseBase | None:
        """What is answered instead of the list, if anything."""
        return None

    @abstractmethod
    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        """All that the list holds, in no order."""


class Single(Reading, ABC):
    """A single record. Two queries, one where the reader's copy is still good."""

    def get(self, request: Request, **path: str) -> HttpResponseBase:
        if led := in_capitals(request, **path):
            return led
        assert self.record is not None
        fields = asked_of_record(request.GET, self.record)
        tag = list_tag(request, base_version())
        if fresh := unchanged(request, tag):
            return fresh
        return self.found(request, fields, tag, **path)

    @abstractmethod
    def found(
        self, request: Request, fields: tuple[Field, ...], tag: str, **path: str
    ) -> HttpResponseBase:
        """What is told of it."""

    def told(self, fields: dict[str, Any], tag: str) -> HttpResponseBase:
        return tagged(Response({**notice(), **fields}), tag)


class RecordDetail(Single, ABC):
    """One that leads nowhere else."""

    def found(
        self, request: Request, fields: tuple[Field, ...], tag: str, **path: str
    ) -> HttpResponseBase:
        answers = told(self.rows(**path), fields)
        if not answers:
            return problem_response(404, NOT_FOUND)
        return self.told(answers[0][0], tag)

    @abstractmethod
    def rows(self, **path: str) -> QuerySet[Any]:
        """The record alone, or nothing."""


def in_capitals(request: Request, **path: str) -> HttpResponseBase | None:
    """Ids may be typed in lower case; they have one address."""
    public_id = path.get("public_id", "")
    if public_id == public_id.upper():
        return None
    name = request.resolver_match.view_name if request.resolver_match else ""
    return moved(request, name, **{**path, "public_id": public_id.upper()})


def moved(request: HttpRequest, name: str, **path: Any) -> HttpResponsePermanentRedirect:
    response = HttpResponsePermanentRedirect(with_query(reverse(name, kwargs=path), request))
    undoable(response)
    return response


def notice() -> dict[str, str]:
    return {"notice": DEMONSTRATION} if settings.CLAIMBOOK_DEMONSTRATION else {}


def _plain(value: Any) -> str | int:
    return value if isinstance(value, int) else str(getattr(value, "isoformat", value.__str__)())
