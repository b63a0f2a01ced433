"""Whole lists as files: streamed, as the base stood at one moment, in constant memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import chain
from threading import Lock
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.public.api.asking import filters_alone
from articles.public.api.claim import listed_claims
from articles.public.api.problems import Busy
from articles.public.api.reading import Reading
from articles.public.conditional import list_tag, tagged, unchanged
from articles.public.filters import ListedClaimFilters
from articles.public.models import PublishedClaim
from articles.public.reading.version import base_version
from articles.public.renderings.csv import claim_rows
from articles.public.renderings.exported import exported_lines
from articles.public.renderings.followthemoney.lines import entity_lines
from articles.public.renderings.jsonl import claim_lines, notice_lines
from articles.public.renderings.moment import in_pieces, one_moment

Lines = Callable[[], Iterator[str]]


class _AsIs(BaseRenderer):
    """Nothing is rendered: the stream is the answer."""

    charset = None

    def render(self, data: Any, *args: Any) -> Any:
        return data


class JsonLines(_AsIs):
    media_type = "application/x-ndjson"
    format = "jsonl"


class Csv(_AsIs):
    media_type = "text/csv"
    format = "csv"


class Place:
    """One of the few places for downloads; given back once, whatever becomes of the answer."""

    _taken = 0
    _lock = Lock()

    def __init__(self) -> None:
        with Place._lock:
            if 0 < settings.CLAIMBOOK_DOWNLOADS <= Place._taken:
                raise Busy
            Place._taken += 1
        self._is_held = True

    def close(self) -> None:
        with Place._lock:
            Place._taken -= self._is_held
        self._is_held = False


def streamed(lines: Lines, *, name: str, media_type: str) -> StreamingHttpResponse:
    """The lines as a file to save; raises Busy."""
    place = Place()

    def pieces() -> Iterator[bytes]:
        with one_moment():
            yield from in_pieces(lines())

    response = StreamingHttpResponse(pieces(), content_type=media_type)
    response._resource_closers.append(place.close)  # type: ignore[attr-defined]
    prefix = "demonstration-" if settings.CLAIMBOOK_DEMONSTRATION else ""
    response.headers["Content-Disposition"] = f'attachment; filename="{prefix}claimbook-{name}"'
    return response


class Download(Reading, ABC):
    tag = "downloads"
    statuses = (400, 404, 406, 429, 503)

    def shapes(self) -> dict[str, Any]:
        return {self.renderer_classes[0].media_type: OpenApiTypes.STR}

    def get(self, request: Request) -> HttpResponseBase:
        given = filters_alone(request.GET, self.filters)
        tag = list_tag(request, base_version())
        if fresh := unchanged(request, tag):
            return fresh
        lines, name = self.lines(given)
        media_type = self.renderer_classes[0].media_type
        kind = f"{media_type}; charset=utf-8"
        if request.method == "HEAD":
            return tagged(HttpResponse(content_type=kind), tag)
        return tagged(streamed(lines, name=name, media_type=kind), tag)

    @abstractmethod
    def lines(self, given: dict[str, str]) -> tuple[Lines, str]:
        """What makes the lines, and the file's name."""


def _chosen(given: dict[str, str]) -> QuerySet[PublishedClaim]:
    """Of companies that were merged, the survivor's."""
    claims = PublishedClaim.objects.standing()
    if not given:
        return claims
    slugs = listed_claims(given).slugs
    present = {**given, **{name: slug for name, slug in slugs.items() if name in given}}
    narrowed: QuerySet[PublishedClaim] = ListedClaimFilters(present, claims).qs
    return narrowed


class ClaimsAsCsv(Download):
    renderer_classes = [Csv]
    filters = ListedClaimFilters
    operation, summary = "download_claims_csv", "Claims as a table"
    description = "All that stand, or a list by the filters of `/api/v1/claims/`, by their ids."

    def lines(self, given: dict[str, str]) -> tuple[Lines, str]:
        claims = _chosen(given)
        return lambda: claim_rows(claims), "claims.csv"


class ClaimsAsJsonLines(Download):
    renderer_classes = [JsonLines]
    filters = ListedClaimFilters
    operation, summary = "download_claims_jsonl", "Claims with all that their editions say"
    description = "One a line; the same choice as in the table."

    def lines(self, given: dict[str, str]) -> tuple[Lines, str]:
        claims = _chosen(given)
        return lambda: chain(_notice(), claim_lines(claims)), "claims.jsonl"


class Base(Download):
    """What `manage.py export jsonl` writes, and `load jsonl` takes."""

    renderer_classes = [JsonLines]
    operation, summary = "download_base_jsonl", "The whole base: every record a line"

    def lines(self, given: dict[str, str]) -> tuple[Lines, str]:
        return _records, "base.jsonl"


class Entities(Download):
    """What `manage.py export ftm` writes."""

    renderer_classes = [JsonLines]
    operation, summary = "download_entities_ftm", "The whole base as entities of FollowTheMoney"
    description = "Companies, articles, claims and relations; every reference resolves."

    def lines(self, given: dict[str, str]) -> tuple[Lines, str]:
        return _entities, "entities.ftm.jsonl"


def _notice() -> Iterator[str]:
    return notice_lines(demonstration=settings.CLAIMBOOK_DEMONSTRATION)


def _records() -> Iterator[str]:
    return exported_lines(demonstration=settings.CLAIMBOOK_DEMONSTRATION)


def _entities() -> Iterator[str]:
    is_demonstration = settings.CLAIMBOOK_DEMONSTRATION
    return entity_lines(settings.CLAIMBOOK_ADDRESS, demonstration=is_demonstration)
