"""What a search found, by record."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.public.filters import ClaimFilters
from articles.public.models import (
    PublishedArticle,
    PublishedCompany,
    PublishedSource,
    PublishedTopic,
)
from articles.public.reading.claim_rows import ClaimRow
from articles.public.reading.tallies import Tally
from articles.public.search import CANDIDATES, Segment

TYPES = {
    "company": "Companies",
    "claim": "Claims",
    "topic": "Topics",
    "article": "Articles",
    "source": "Sources",
}


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
    title: list[Segment]


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
        return not (self.companies or self.claims or self.topics or self.articles or self.sources)

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
        return f"{CANDIDATES:,}+" if total >= CANDIDATES else f"{total:,}"

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
            RecordCount(
                type_, name, self.claim_total if type_ == "claim" else self._count(type_, lengths)
            )
            for type_, name in TYPES.items()
            if (self.claims if type_ == "claim" else lengths[type_])
        ]

    def _count(self, type_: str, lengths: dict[str, int]) -> str:
        return f"{lengths[type_]}+" if type_ in self.more else str(lengths[type_])
