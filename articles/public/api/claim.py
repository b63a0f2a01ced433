"""Claims: any list of them by the filters of the pages, and each by its id."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.public.api.claim_record import CLAIM
from articles.public.api.problems import NOT_FOUND, BadParameters, UnknownRecord, Withdrawn
from articles.public.api.reading import Listing, Single, moved
from articles.public.api.records import Field, told
from articles.public.conditional import list_tag, unchanged
from articles.public.filters import ListedClaimFilters
from articles.public.models import PublishedClaim
from articles.public.reading.asked_list import AskedList, asked_list
from articles.public.reading.company_header import After
from articles.public.reading.list_keys import keys_of_list
from articles.public.renderings.problem import problem_response

#: A claim's id, its last change, the date since when it holds, its level of confidence.
PLACE = (str, datetime, str, int)
NEED_A_COMPANY = ("role", "counterparty")


class ClaimList(Listing):
    """Three queries whatever the size: which list, which claims, and what is told of them."""

    record = CLAIM
    filters = ListedClaimFilters
    tag, operation, summary = "claims", "list_claims", "Claims that stand, filtered as on pages"
    description = (
        "Neither retracted nor withdrawn nor merged claims are listed. `role` and `counterparty` "
        "are those of a `company`. Where you show a list, show `title`."
    )

    def get(self, request: Request, **path: str) -> HttpResponseBase:
        asked = self.asked(request)
        place = self.place(asked, PLACE)
        listed = listed_claims(asked.filters, after=place[0] if place else "")
        tag = list_tag(request, listed.version)
        if fresh := unchanged(request, tag):
            return fresh
        assert listed.scope is not None
        after = _after(place, listed) if place else None
        order = asked.filters.get("order", "changed")
        keys = keys_of_list(listed.scope, order, after=after, size=asked.page_size)
        rows = PublishedClaim.objects.standing().filter(pk__in=keys.pks).order_by()
        by_key = {key[0]: fields for fields, key in told(rows, asked.fields, ["pk"])}
        shown = [by_key[key] for key in keys.pks if key in by_key]
        return self.answered(request, asked, shown, keys.next_after, tag)


class ClaimDetail(Single):
    """One that was merged leads on to its survivor, one that was withdrawn is gone."""

    record = CLAIM
    tag, operation, summary = "claims", "read_claim", "A claim as it stands today"
    description = "A retracted claim says so in `standing`, and why in `corrections`."
    statuses = (301, 400, 404, 406, 410, 429)

    def found(
        self, request: Request, fields: tuple[Field, ...], tag: str, **path: str
    ) -> HttpResponseBase:
        rows = PublishedClaim.objects.filter(public_id=path["public_id"])
        answers = told(rows, fields, STANDING)
        if not answers:
            return problem_response(404, NOT_FOUND)
        fields_told, standing = answers[0]
        survivor = survivor_of(*standing)
        if survivor and standing[0] == "current":
            return moved(request, "articles:api-claim", public_id=survivor)
        return self.told(fields_told, tag)


#: What decides whether there is something to read; see `survivor_of`.
STANDING = (
    "standing", "withdrawn_ground", "merged_into__public_id", "merged_into__standing",
    "merged_into__withdrawn_ground",
)  # fmt: skip


def survivor_of(
    standing: str, ground: str, survivor: str | None, its_standing: str | None, its_ground: str
) -> str | None:
    """The id of the claim that it was merged into, if it was; raises Withdrawn."""
    if standing == "withdrawn":
        raise Withdrawn(ground)
    if its_standing == "withdrawn":
        raise Withdrawn(its_ground)
    return survivor


def listed_claims(filters: Any, *, after: str = "") -> AskedList:
    """The list that valid filters ask for; one query. Raises BadParameters or UnknownRecord."""
    needing = [name for name in NEED_A_COMPANY if name in filters and "company" not in filters]
    if needing:
        said = "It is that of a company: name one in “company”."
        raise BadParameters([{"parameter": name, "detail": said} for name in needing])
    listed = asked_list(filters, after=after)
    if listed.unknown:
        slug = filters[listed.unknown][:60]
        among = " in this list" if len(filters) > 1 else ""
        raise UnknownRecord(listed.unknown, f"Nothing is known of “{slug}”{among}.")
    return listed


def _after(place: tuple[Any, ...], listed: AskedList) -> After:
    """A claim that is gone meanwhile still has its place, but for those beside it."""
    _, moment, dated, level = place
    return After(pk=listed.after_pk, updated_at=moment.isoformat(), dated=dated, level=level)
