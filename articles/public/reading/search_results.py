"""What a search found, by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.logic.charts import level_of
from articles.logic.partial_dates import PartialDate
from articles.logic.search_query import SearchQuery
from articles.public.filters import ClaimFilters
from articles.public.reading.claim_rows import ClaimRow
from articles.public.reading.tallies import Tally
from articles.public.search import CANDIDATES, Answer, Meant, NameFound, Segment, marked

TYPES = {
    "company": "Companies",
    "claim": "Claims",
    "topic": "Topics",
    "article": "Articles",
    "source": "Sources",
}


@dataclass(frozen=True)
class CompanyHit:
    """`found_as` is the name that was found, which need not be the present one."""

    company: NameFound
    words: Sequence[str]

    @property
    def name(self) -> list[Segment]:
        return marked(self.company.found_as, self.words)

    @property
    def is_present_name(self) -> bool:
        return self.company.found_as == self.company.name


@dataclass(frozen=True)
class ClaimHit:
    row: ClaimRow
    title: list[Segment]


@dataclass(frozen=True)
class TitleHit:
    """A topic, article or source: `key` is what its address ends in."""

    key: str
    title: list[Segment]
    claims: int = 0
    publisher: str = ""
    published_on: PartialDate | None = None
    kind: str = ""


@dataclass(frozen=True)
class Facet:
    """A value claims can be narrowed to."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True)
class RecordCount:
    """`count` is in words: "6+" where there are more than shown."""

    type: str
    name: str
    count: str


@dataclass(frozen=True)
class Popular:
    """Where to go on when nothing was found."""

    slug: str
    name: str
    claims: int


@dataclass
class Found:
    """Rows by record; `more` names the records of which there are more than shown."""

    meant: Meant
    type: str
    filters: ClaimFilters
    notes: list[str] = field(default_factory=list)
    companies: list[CompanyHit] = field(default_factory=list)
    claims: list[ClaimHit] = field(default_factory=list)
    topics: list[TitleHit] = field(default_factory=list)
    articles: list[TitleHit] = field(default_factory=list)
    sources: list[TitleHit] = field(default_factory=list)
    more: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    by_topic: list[Facet] = field(default_factory=list)
    by_company: list[Facet] = field(default_factory=list)
    alike: list[CompanyHit] = field(default_factory=list)
    popular: list[Popular] = field(default_factory=list)
    topics_to_browse: list[Popular] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.meant.typed.text

    @property
    def query(self) -> SearchQuery:
        return self.meant.query

    @property
    def is_nothing(self) -> bool:
        return not (self.companies or self.claims or self.topics or self.articles or self.sources)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.narrowed_in_words)

    @property
    def narrowed_in_words(self) -> list[str]:
        said = [f"Record: {TYPES[self.type]}"] if self.type else []
        said += [f"Company: {company.name}" for company in self.meant.companies]
        said += [f"Topic: {topic.name}" for topic in self.meant.topics]
        named = ("confidence", "before", "after")
        said += [
            f"{o.name}: {o.value}".capitalize() for o in self.query.operators if o.name in named
        ]
        return said + self.filters.in_words

    @property
    def claim_total(self) -> str:
        total = self.tally.total
        return f"{CANDIDATES:,}+" if total >= CANDIDATES else f"{total:,}"

    @property
    def claims_note(self) -> str:
        shown = len(self.claims)
        return f"The best {shown} of {self.claim_total}" if "claim" in self.more else ""

    @property
    def is_counted_in_part(self) -> bool:
        """More were found than were counted."""
        return self.tally.total >= CANDIDATES

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
            RecordCount(
                type_, name, self.claim_total if type_ == "claim" else self._count(type_, lengths)
            )
            for type_, name in TYPES.items()
            if (self.claims if type_ == "claim" else lengths[type_])
        ]

    def _count(self, type_: str, lengths: dict[str, int]) -> str:
        return f"{lengths[type_]}+" if type_ in self.more else str(lengths[type_])


def tally_from(answer: Answer) -> Tally:
    counts: Counter[tuple[str, int]] = Counter()
    for verdict, confidence, n in answer.verdicts:
        counts[verdict, level_of(confidence)] += n
    return Tally(all=counts, narrowed=counts)


def title_hits(answer: Answer, kind: str, words: Sequence[str]) -> list[TitleHit]:
    return [
        TitleHit(
            key=row.get("slug") or row["public_id"],
            title=marked(row.get("name") or row.get("title") or row.get("label") or "", words),
            claims=row.get("claims") or 0,
            publisher=row.get("publisher") or "",
            published_on=PartialDate.parse(row["published_on"])
            if row.get("published_on")
            else None,
            kind=row.get("kind") or "",
        )
        for row in answer.titles.get(kind, ())
    ]
