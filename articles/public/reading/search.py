"""The search page: results by record, and what to try where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection
from django.db.models import F

from articles.logic.search_query import cleaned, parse
from articles.logic.vocabulary import Confidence, Verdict
from articles.public import search
from articles.public.conditions import from_address
from articles.public.filters import ClaimFilters
from articles.public.models import PublishedClaim
from articles.public.reading.claim_rows import rows_of, with_row_details
from articles.public.reading.search_popular import POPULAR, SUGGESTED
from articles.public.reading.search_results import (
    TYPES,
    ClaimHit,
    CompanyHit,
    Facet,
    Found,
    Popular,
    tally_from,
    title_hits,
)
from articles.public.search.claims import Narrowing
from articles.public.search.marks import START, STOP

#: Rows of each group on the page of all groups, and where one record is asked for.
FEW, MANY, CLAIMS = 6, 50, 20

Hit = TypeVar("Hit")


def found(query: Mapping[str, Any], *, today: date) -> Found:
    """Three queries at most: what was meant; what was found; the claims' rows, or, where
    nothing was found, where to go on."""
    typed = parse(str(query.get("q", "")))
    filters = ClaimFilters(query)
    company, topic = (cleaned(str(query.get(name, "")))[:120] for name in ("company", "topic"))
    meant = search.meaning_of(
        typed, company=company, topic=topic, as_typed=bool(query.get("typed"))
    )
    type_ = str(query.get("type", ""))
    result = Found(meant, type_ if type_ in TYPES else "", filters, [*meant.notes, *filters.notes])
    if type_ and type_ not in TYPES:
        result.notes.append(f"“{type_[:60]}” is not a kind of record; all kinds are shown.")
    narrowing = _narrowing(result)
    sizes = _sizes(result.type, only_claims=narrowing.is_any)
    if typed.text or narrowing.is_any:
        _fill(result, narrowing, sizes, today=today)
    if result.is_nothing:
        _suggest(result)
    return result


def _narrowing(result: Found) -> Narrowing:
    """By the words' operators and the address's filters; of both, the address's counts."""
    chosen, query = result.filters.chosen(), result.query
    confidence = query.confidence
    if "confidence" in chosen:
        confidence = from_address(Confidence, chosen["confidence"]) or ""
    return Narrowing(
        companies=[company.id for company in result.meant.companies],
        topics=[topic.id for topic in result.meant.topics],
        verdict=from_address(Verdict, chosen["verdict"]) if "verdict" in chosen else None,
        confidence=confidence,
        since=chosen["since"].iso() if "since" in chosen else query.since,
        until=chosen["until"].iso() if "until" in chosen else query.until,
    )


def _sizes(only: str, *, only_claims: bool) -> dict[str, int]:
    """How many rows of each record are shown; 0 for those not asked for."""
    if only:
        return {record: MANY if record == only else 0 for record in TYPES}
    return {record: CLAIMS if record == "claim" else 0 if only_claims else FEW for record in TYPES}


def _fill(result: Found, narrowing: Narrowing, sizes: Mapping[str, int], *, today: date) -> None:
    answer = search.answer(
        result.query, narrowing, {record: size + 1 for record, size in sizes.items() if size}
    )
    words = [result.query.plain, *result.query.words]

    def cut(record: str, rows: Sequence[Hit]) -> list[Hit]:
        if len(rows) > sizes[record]:
            result.more.add(record)
        return list(rows[: sizes[record]])

    result.companies = cut("company", [CompanyHit(name, words) for name in answer.names])
    result.topics = cut("topic", title_hits(answer, "topic", words))
    result.articles = cut("article", title_hits(answer, "article", words))
    result.sources = cut("source", title_hits(answer, "source", words))
    best = cut("claim", answer.best)
    if best:
        result.claims = _claims(best, result.query.websearch, today=today)
        result.tally = tally_from(answer)
        result.by_topic = [Facet(*facet) for facet in answer.topics]
        result.by_company = [Facet(*facet) for facet in answer.companies]


def _claims(keys: Sequence[int], words: str, *, today: date) -> list[ClaimHit]:
    """In the order of their keys, with the words marked in each claim's own language."""
    headline = SearchHeadline(
        "statement",
        SearchQuery(words, config=F("search_configuration"), search_type="websearch"),
        config=F("search_configuration"),
        start_sel=START,
        stop_sel=STOP,
        highlight_all=True,
    )
    rows: dict[int, Any] = with_row_details(
        PublishedClaim.objects.annotate(headline=headline).defer("search_vector", "in_short")
    ).in_bulk(keys)
    claims = [rows[key] for key in keys if key in rows]
    return [
        ClaimHit(row, search.segments(claim.neutral_title or claim.headline))
        for row, claim in zip(rows_of(claims, today=today), claims, strict=True)
    ]


def _suggest(result: Found) -> None:
    """Companies whose names are spelt alike, and where to go on: never an empty page."""
    words = list(result.meant.unknown) or list(result.query.words)
    sql, given = search.names_like(words, most=SUGGESTED)
    with connection.cursor() as cursor:
        cursor.execute(POPULAR.format(alike=sql), given)
        alike, companies, topics = cursor.fetchone()
    result.alike = [CompanyHit(search.NameFound(**row), []) for row in alike or ()]
    result.popular = [Popular(*row) for row in companies or ()]
    result.topics_to_browse = [Popular(*row) for row in topics or ()]
