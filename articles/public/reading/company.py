"""The company dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from articles.public.conditions import with_dates
from articles.public.filters import ClaimFilters
from articles.public.models import (
    Correction,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedCompany,
)
from articles.public.reading.carrying import (
    CORRECTIONS_SHOWN,
    CarryingArticle,
    articles_of,
    corrections,
)
from articles.public.reading.claim_rows import ClaimRow, rows_of, with_orders, with_row_details
from articles.public.reading.company_header import CompanyHeader, claims_of
from articles.public.reading.dated import Timeline, timeline_of
from articles.public.reading.pages import Page, page_of
from articles.public.reading.relations import Relations, relations_of
from articles.public.reading.reliance import Reliance, reliance_of
from articles.public.reading.tallies import Tally, tally_of

#: The columns behind each ?order=; the last is unique.
ORDERS = {
    "topic": ("has_no_topic", "first_topic", "-updated_at", "-id"),
    "changed": ("-updated_at", "-id"),
    "certain": ("-certain", "-updated_at", "-id"),
    "date": ("-dated", "-updated_at", "-id"),
}


@dataclass(frozen=True)
class ClaimGroup:
    """Claims under one topic; one group without a name where the order is another."""

    name: str
    slug: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class ClaimList:
    """A page of claims in groups."""

    filters: ClaimFilters
    groups: tuple[ClaimGroup, ...]
    shown: int
    after: str
    next_after: str

    @property
    def is_first(self) -> bool:
        return not self.after


@dataclass(frozen=True)
class DossierParts:
    """What stands below the claims, on the first page only."""

    timeline: Timeline | None
    relations: Relations
    reliance: Reliance
    articles: list[CarryingArticle]
    corrections: list[Correction]


@dataclass(frozen=True)
class Dossier:
    header: CompanyHeader
    tally: Tally
    claims: ClaimList
    parts: DossierParts | None


def claim_list(
    claims: QuerySet[PublishedClaim], filters: ClaimFilters, *, after: str, today: date
) -> ClaimList:
    """A page of claims in the order asked for; one query, two behind page one."""
    among = with_orders(with_dates(with_row_details(claims)))
    page: Page[PublishedClaim] = page_of(
        among.filter(filters.condition()), ORDERS[filters.ordering], after=after, among=among
    )
    rows = rows_of(page.rows, today=today)
    by_topic = filters.ordering == "topic"

    def topic(row: ClaimRow) -> tuple[str, str]:
        if not by_topic:
            return "", ""
        return (row.topics[0].name, row.topics[0].slug) if row.topics else ("Without a topic", "")

    return ClaimList(
        filters=filters,
        groups=tuple(
            ClaimGroup(name, slug, tuple(group)) for (name, slug), group in groupby(rows, topic)
        ),
        shown=len(rows),
        after=page.after,
        next_after=page.next_after,
    )


def company_filters(header: CompanyHeader, query: Mapping[str, Any]) -> ClaimFilters:
    """The filters that a company's claims can be narrowed by."""
    return ClaimFilters(
        query,
        topics=[(topic.slug, topic.name) for topic in header.topics],
        counterparties=[(other.slug, other.name) for other in header.counterparties],
        company=header.company.slug,
    )


def dossier(header: CompanyHeader, query: Mapping[str, Any], *, today: date) -> Dossier:
    """Seven queries on the first page, three behind it; `header` was one more."""
    company = header.company
    filters = company_filters(header, query)
    claims = claims_of(company)
    tally = tally_of(with_dates(claims), today=today, narrowed=filters.condition(but="confidence"))
    page = claim_list(claims, filters, after=str(query.get("after", ""))[:8], today=today)
    if page.after:
        return Dossier(header, tally, page, None)
    parts = DossierParts(
        timeline=timeline_of(claims),
        relations=relations_of(company),
        reliance=reliance_of(claims),
        articles=articles_of(claims),
        corrections=list(corrections().filter(claim__in=_with_past(company))[:CORRECTIONS_SHOWN]),
    )
    return Dossier(header, tally, page, parts)


def _with_past(company: PublishedCompany) -> QuerySet[PublishedClaim]:
    """Retracted claims as well: their retraction is a correction."""
    roles = PublishedClaimCompany.objects.filter(claim=OuterRef("pk"), company=company)
    return PublishedClaim.objects.filter(Exists(roles))
