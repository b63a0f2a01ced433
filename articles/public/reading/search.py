"""The search page: results by record, and what to try where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, F, Q, QuerySet

from articles.logic.vocabulary import CompanyNameKind, PublicStanding
from articles.public import search
from articles.public.conditions import with_company, with_dates
from articles.public.filters import ClaimFilters
from articles.public.models import (
    PublishedArticle,
    PublishedClaim,
    PublishedCompany,
    PublishedCompanyName,
    PublishedSource,
)
from articles.public.reading.claim_rows import rows_of, with_row_details
from articles.public.reading.company_list import with_claim_counts
from articles.public.reading.search_results import (
    TYPES,
    ClaimHit,
    CompanyHit,
    Found,
    TitleHit,
)
from articles.public.reading.tallies import tally_of
from articles.public.reading.topic import topics

#: Rows of each group on the page of all groups, and where one record is asked for.
FEW, MANY, CLAIMS = 6, 50, 20
STANDING = Q(
    appearances__claim__standing=PublicStanding.CURRENT,
    appearances__claim__merged_into__isnull=True,
)
SUGGESTED = 6

Hit = TypeVar("Hit", CompanyHit, ClaimHit, TitleHit)


def found(query: Mapping[str, Any], *, today: date) -> Found:
    """Eight queries at most: one a record, one for counts, and where nothing is found three."""
    text = search.cleaned(str(query.get("q", "")))
    type_ = str(query.get("type", ""))
    filters = ClaimFilters(query, leave_out=("topic", "role", "counterparty", "order"))
    company = str(query.get("company", ""))[:120]
    result = Found(text, type_ if type_ in TYPES else "", company, filters)
    result.notes = filters.notes
    if type_ and type_ not in TYPES:
        result.notes.append(f"“{type_[:60]}” is not a kind of record; all kinds are shown.")
    narrowed = filters.condition()
    if company:
        narrowed &= with_company(company)
    only_claims = bool(company or filters.is_narrowed)
    if text:
        _fill(result, narrowed, only_claims=only_claims, today=today)
    if result.is_nothing:
        _suggest(result)
    return result


def _fill(result: Found, narrowed: Q, *, only_claims: bool, today: date) -> None:
    text, sizes = result.text, _sizes(result.type, only_claims=only_claims)

    def cut(record: str, rows: list[Hit]) -> list[Hit]:
        if len(rows) > sizes[record]:
            result.more.add(record)
        return rows[: sizes[record]]

    result.companies = cut("company", _companies(text, sizes["company"]))
    result.topics = cut("topic", _topics(text, sizes["topic"]))
    result.articles = cut("article", _articles(text, sizes["article"]))
    result.sources = cut("source", _sources(text, sizes["source"]))
    if sizes["claim"]:
        standing = with_dates(PublishedClaim.objects.standing()).filter(narrowed)
        matching = search.claims_matching(text, standing)
        result.claims = cut("claim", _claims(text, matching, sizes["claim"], today=today))
        if result.claims:
            result.tally = tally_of(matching, today=today)


def _sizes(only: str, *, only_claims: bool) -> dict[str, int]:
    """How many rows of each record are shown; 0 for those not asked for."""
    if only:
        return {record: MANY if record == only else 0 for record in TYPES}
    return {record: CLAIMS if record == "claim" else 0 if only_claims else FEW for record in TYPES}


# Each of these finds one more than `size`, to tell whether there are more; nothing for 0.


def _companies(text: str, size: int) -> list[CompanyHit]:
    if not size:
        return []
    names = search.names_matching(text)[: 3 * size + 1]
    return _company_hits(names, [text, *search.words_of(text)])


def _claims(
    text: str, matching: QuerySet[PublishedClaim], size: int, *, today: date
) -> list[ClaimHit]:
    claims: list[Any] = list(search.ranked(with_row_details(matching), text)[: size + 1])
    return [
        ClaimHit(row, search.segments(claim.neutral_title or claim.headline))
        for row, claim in zip(rows_of(claims, today=today), claims, strict=True)
    ]


def _topics(text: str, size: int) -> list[TitleHit]:
    rows = topics().filter(search.with_words("name", text))[: size + 1] if size else []
    return [TitleHit(row, search.marked(row.name, search.words_of(text))) for row in rows]


def _articles(text: str, size: int) -> list[TitleHit]:
    if not size:
        return []
    rows = (
        PublishedArticle.objects.filter(search.with_words("title", text), is_hidden=False)
        .select_related("publisher")
        .annotate(claim_count=Count("appearances__claim", filter=STANDING, distinct=True))
        .order_by("-updated_at", "-pk")[: size + 1]
    )
    return [TitleHit(row, search.marked(row.title, search.words_of(text))) for row in rows]


def _sources(text: str, size: int) -> list[TitleHit]:
    if not size:
        return []
    rows = PublishedSource.objects.filter(search.with_words("label", text), is_hidden=False)
    return [
        TitleHit(row, search.marked(row.label, search.words_of(text)))
        for row in rows.order_by("label", "pk")[: size + 1]
    ]


def _suggest(result: Found) -> None:
    """Names that look alike, and where to go on: never an empty page."""
    if result.text:
        names = search.names_like(result.text)[: 3 * SUGGESTED]
        result.alike = _company_hits(names, [])[:SUGGESTED]
    result.popular = list(
        with_claim_counts(PublishedCompany.objects.surviving())
        .filter(Q(claim_count__gt=0))
        .order_by(F("claim_count").desc(), "name")[:SUGGESTED]
    )
    result.topics_to_browse = list(
        topics().order_by(F("claim_count").desc(), "name")[: 2 * SUGGESTED]
    )


def _company_hits(names: Iterable[PublishedCompanyName], words: list[str]) -> list[CompanyHit]:
    """Each company once, by the best of its names that was found."""
    hits: dict[int, CompanyHit] = {}
    for name in names:
        hits.setdefault(
            name.company_id,
            CompanyHit(
                company=name.company,
                name=search.marked(name.name, words),
                kind=CompanyNameKind(name.kind).label.lower(),
            ),
        )
    return list(hits.values())
