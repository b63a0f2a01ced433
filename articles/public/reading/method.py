"""The method page's worked example, computed by the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from articles.logic.confidence import (
    ALGORITHM_VERSION,
    RULES,
    TABLE,
    ClaimFacts,
    EvidenceItem,
    Rule,
    Suggestion,
    floor_percent,
    suggest,
)
from articles.logic.vocabulary import Confidence, Credibility, Reliability, Term

#: The example's day: it must not move, or the page would.
DAY = date(2026, 1, 1)

LEAK = EvidenceItem(
    "leak",
    "supports",
    source="an unnamed person",
    reliability="B",
    credibility=2,
    kind="anonymous",
    derived_from=("origin:person",),
)
REWRITES = tuple(
    EvidenceItem(
        f"rewrite-{number:02}",
        "supports",
        source=f"rewrite no. {number}",
        reliability="A",
        credibility=2,
        derived_from=("leak",),
    )
    for number in range(1, 11)
)
FILING = EvidenceItem(
    "filing",
    "supports",
    source="a court filing",
    reliability="A",
    credibility=2,
    kind="official_document",
)
DENIAL = EvidenceItem(
    "denial",
    "disputes",
    source="the other company’s spokesperson",
    reliability="B",
    credibility=2,
    kind="on_record_statement",
    interest="self_serving",
)
CONTRACT = EvidenceItem(
    "contract",
    "disputes",
    source="a contract",
    reliability="B",
    credibility=2,
    kind="official_document",
)


@dataclass(frozen=True)
class Line:
    """A reason in words, with its signed points."""

    text: str
    points: float

    @property
    def shown(self) -> str:
        return signed(self.points)


def signed(points: float) -> str:
    """ "+4.0" or "−1.1", with a minus sign that is as wide as the plus."""
    return f"{points:+.1f}".replace("-", "−")


@dataclass(frozen=True)
class Step:
    """One state of the example: what is added, and what the rules then give."""

    title: str
    items: int
    result: Suggestion
    lines: tuple[Line, ...]

    @property
    def percent(self) -> int:
        return floor_percent(self.result.score) if self.result.score is not None else 0

    @property
    def sum_shown(self) -> str:
        return signed(self.result.points or 0.0)


@dataclass(frozen=True)
class Grade:
    term: Term
    points: float


@dataclass(frozen=True)
class Method:
    version: str
    steps: tuple[Step, ...]
    rules: tuple[Rule, ...]
    reliabilities: tuple[Grade, ...]
    credibilities: tuple[Grade, ...]
    words: tuple[tuple[Confidence, int], ...]
    discount_percent: int


@cache
def method() -> Method:
    """No query; the same for everybody until the rules change."""
    return Method(
        version=ALGORITHM_VERSION,
        steps=(
            _step("One unnamed person says so", (LEAK,)),
            _step("Ten outlets repeat it", (LEAK, *REWRITES)),
            _step("A court filing says the same", (LEAK, *REWRITES, FILING)),
            _step("The other company denies it", (LEAK, *REWRITES, FILING, DENIAL)),
            _step("It shows a contract", (LEAK, *REWRITES, FILING, DENIAL, CONTRACT)),
        ),
        rules=RULES,
        reliabilities=tuple(Grade(term, TABLE.reliability[term]) for term in Reliability),
        credibilities=tuple(Grade(term, TABLE.credibility[term]) for term in Credibility),
        words=tuple((word, int(TABLE.word_from_percent[word])) for word in reversed(Confidence)),
        discount_percent=round(TABLE.discount * 100),
    )


def _step(title: str, items: Iterable[EvidenceItem]) -> Step:
    items = tuple(items)
    result = suggest(ClaimFacts("fact"), items, as_of=DAY)
    lines = [Line(reason.text, reason.points) for reason in result.reasons if reason.points]
    return Step(title, len(items), result, tuple(lines))
