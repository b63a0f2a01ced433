"""What two companies share, in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, IntegerField, Q, QuerySet, Subquery, Value, When

from articles.public.conditions import with_company
from articles.public.models import (
    Correction,
    PublishedBrief,
    PublishedClaim,
    PublishedCompany,
)
from articles.public.reading.briefs import Brief, brief_from, content_of
from articles.public.reading.carrying import (
    CORRECTIONS_SHOWN,
    CarryingArticle,
    articles_of,
    corrections,
)
from articles.public.reading.claim_rows import ClaimRow, rows_of, with_orders, with_row_details
from articles.public.reading.pages import page_of
from articles.public.reading.relations import Relations, relations_of
from articles.public.reading.tallies import Tally, tally_of

#: Oldest first; claims without a date come last.
ORDER = ("is_undated", "dated", "id")


@dataclass(frozen=True)
class Year:
    """Claims that are said to hold since that year; "" for those without a date."""

    name: str
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class Pair:
    first: PublishedCompany
    second: PublishedCompany
    brief: Brief | None
    tally: Tally
    years: tuple[Year, ...]
    after: str
    next_after: str
    relations: Relations | None
    articles: list[CarryingArticle]
    corrections: list[Correction]

    @property
    def is_first(self) -> bool:
        return not self.after


def companies_of(first: str, second: str) -> dict[str, PublishedCompany]:
    """The two by slug, as far as they exist; one query. Each may be merged into another."""
    found = PublishedCompany.objects.filter(slug__in=[first, second])
    return {company.slug: company for company in found.select_related("merged_into")}


def shared(first: PublishedCompany, second: PublishedCompany) -> QuerySet[PublishedClaim]:
    """Standing claims in which both have a role."""
    return PublishedClaim.objects.standing().filter(
        with_company(first.slug), with_company(second.slug)
    )


def pair(first: PublishedCompany, second: PublishedCompany, *, after: str, today: date) -> Pair:
    """Five queries on the first page, three behind it; the two companies were one more."""
    claims = shared(first, second)
    briefs = PublishedBrief.objects.filter(
        Q(company=first, counterparty=second) | Q(company=second, counterparty=first)
    )
    among = with_orders(with_row_details(claims)).annotate(
        is_undated=Case(When(dated="", then=Value(1)), default=0, output_field=IntegerField()),
        brief_text=Subquery(content_of(briefs)),
    )
    page = page_of(among, ORDER, after=after)
    brief = brief_from(page.rows[0].brief_text) if page.rows else None  # type: ignore[attr-defined]

    def year(row: ClaimRow) -> str:
        return str(row.claim.occurred.year) if row.claim.occurred else ""

    rows = rows_of(page.rows, today=today)
    is_first = page.is_first
    everything = PublishedClaim.objects.filter(with_company(first.slug), with_company(second.slug))
    return Pair(
        first=first,
        second=second,
        brief=brief,
        tally=tally_of(claims, today=today),
        years=tuple(Year(name, tuple(group)) for name, group in groupby(rows, year)),
        after=page.after,
        next_after=page.next_after,
        relations=relations_of(first, other=second) if is_first else None,
        articles=articles_of(claims) if is_first else [],
        corrections=list(corrections().filter(claim__in=everything)[:CORRECTIONS_SHOWN])
        if is_first
        else [],
    )
