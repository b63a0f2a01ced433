"""The search page: results by record, and what to try where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from articles.logic.vocabulary import CompanyNameKind, PublicStanding
from articles.public import search
from articles.public.filters import ClaimFilters, with_company, with_dates
from articles.public.models import (
    PublishedArticle,
    PublishedClaim,
    PublishedCompany,
    PublishedCompanyName,
    PublishedSource,
    PublishedTopic,
)
from articles.public.reading.claim_rows import ClaimRow, rows_of, with_row_details
from articles.public.reading.company_list import with_claim_counts
from articles.public.reading.tallies import Tally, tally_of
from articles.public.reading.topic import topics
from articles.public.search import Segment

TYPES = {
    "company": "Companies",
    "claim": "Claims",
    "topic": "Topics",
    "article": "Articles",
    "source": "Sources",
}
#: Rows of each group on the page of all groups, and where one record is asked for.
FEW, MANY, CLAIMS = 6, 50, 20
STANDING = Q(
    appearances__claim__standing=PublicStanding.CURRENT,
    appearances__claim__merged_into__isnull=True,
)
SUGGESTED = 6


@dataclass(frozen=True)
class CompanyHit:
    """`name` is the one that was found, which need not be the present one."""

    company: PublishedCompany
    name: list[Segment]
    kind: str

    @property
    def plain_name(self) -> str:
        return "".join(part.text for part in self.name)

    @property
    def is_present_name(self) -> bool:
        return self.plain_name == self.company.name


@dataclass(frozen=True)
class ClaimHit:
    row: ClaimRow
    statement: list[Segment]


@dataclass(frozen=True)
class TitleHit:
    record: PublishedTopic | PublishedSource | PublishedArticle
    title: list[Segment]


@dataclass(frozen=True)
class RecordCount:
    """`count` is in words: "6+" where there are more than shown."""

    type: str
    name: str
    count: str


@dataclass
class Found:
    """Rows by record; `more` names the records of which there are more than shown."""

    text: str
    type: str
    company: str
    filters: ClaimFilters
    notes: list[str] = field(default_factory=list)
    companies: list[CompanyHit] = field(default_factory=list)
    claims: list[ClaimHit] = field(default_factory=list)
    topics: list[TitleHit] = field(default_factory=list)
    articles: list[TitleHit] = field(default_factory=list)
    sources: list[TitleHit] = field(default_factory=list)
    more: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    alike: list[CompanyHit] = field(default_factory=list)
    popular: list[PublishedCompany] = field(default_factory=list)
    topics_to_browse: list[PublishedTopic] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        return not (
            self.companies or self.claims or self.topics or self.articles or self.sources
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.type or self.company or self.filters.is_narrowed)

    @property
    def narrowed_in_words(self) -> list[str]:
        said = [f"Record: {TYPES[self.type]}"] if self.type else []
        said += [f"Company: {self.company}"] if self.company else []
        return said + self.filters.in_words

    @property
    def claim_total(self) -> str:
        total = self.tally.total
        return f"{search.CANDIDATES:,}+" if total >= search.CANDIDATES else f"{total:,}"

    @property
    def claims_note(self) -> str:
        shown = len(self.claims)
        return f"The best {shown} of {self.claim_total}" if "claim" in self.more else ""

    @property
    def records(self) -> list[RecordCount]:
        """Records with results, in the order of the page."""
        lengths = {
            "company": len(self.companies),
            "topic": len(self.topics),
            "article": len(self.articles),
            "source": len(self.sources),
        }
        return [
            RecordCount(type_, name, self.claim_total if type_ == "claim" else self._count(type_, lengths))
            for type_, name in TYPES.items()
            if (self.claims if type_ == "claim" else lengths[type_])
        ]

    def _count(self, type_: str, lengths: dict[str, int]) -> str:
        return f"{lengths[type_]}+" if type_ in self.more else str(lengths[type_])


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
    text = result.text
    words = search.words_of(text)

    def wanted(record: str) -> int:
        if result.type:
            return MANY if result.type == record else 0
        return 0 if only_claims and record != "claim" else CLAIMS if record == "claim" else FEW

    def cut(record: str, rows: Iterable[Any]) -> list[Any]:
        kept = list(rows)
        if len(kept) > wanted(record):
            result.more.add(record)
        return kept[: wanted(record)]

    if size := wanted("company"):
        names = search.names_matching(text)[: 3 * size + 1]
        result.companies = cut("company", _company_hits(names, [text, *words]))
    if size := wanted("claim"):
        standing = with_dates(PublishedClaim.objects.standing()).filter(narrowed)
        matching = search.claims_matching(text, standing)
        best = search.ranked(with_row_details(matching), text)
        claims: list[Any] = cut("claim", best[: size + 1])
        result.claims = [
            ClaimHit(row, search.segments(claim.headline))
            for row, claim in zip(rows_of(claims, today=today), claims, strict=True)
        ]
        if claims:
            result.tally = tally_of(matching, today=today)
    if size := wanted("topic"):
        rows = topics().filter(search.with_words("name", text))[: size + 1]
        result.topics = [TitleHit(t, search.marked(t.name, words)) for t in cut("topic", rows)]
    if size := wanted("article"):
        articles = (
            PublishedArticle.objects.filter(search.with_words("title", text))
            .select_related("publisher")
            .annotate(claim_count=Count("appearances__claim", filter=STANDING, distinct=True))
            .order_by("-updated_at", "-pk")[: size + 1]
        )
        result.articles = [
            TitleHit(a, search.marked(a.title, words)) for a in cut("article", articles)
        ]
    if size := wanted("source"):
        sources = PublishedSource.objects.filter(search.with_words("label", text))
        result.sources = [
            TitleHit(s, search.marked(s.label, words))
            for s in cut("source", sources.order_by("label", "pk")[: size + 1])
        ]


def _suggest(result: Found) -> None:
    """Names that look alike, and where to go on: never an empty page."""
    if result.text:
        names = search.names_like(result.text)[: 3 * SUGGESTED]
        result.alike = _company_hits(names, [])[:SUGGESTED]
    result.popular = list(
        with_claim_counts(PublishedCompany.objects.surviving())
        .filter(claim_count__gt=0)
        .order_by("-claim_count", "name")[:SUGGESTED]
    )
    result.topics_to_browse = list(topics().order_by("-claim_count", "name")[: 2 * SUGGESTED])


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

