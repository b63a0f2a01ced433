"""The method page's worked example, computed by the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.logic.confidence import (
    TABLE,
    ClaimFacts,
    EvidenceItem,
    Suggestion,
    floor_percent,
    suggest,
)
from articles.logic.what_if import what_would_change

#: The example's day: it must not move, or the page would.
DAY = date(2026, 1, 1)
CLAIM = ClaimFacts("fact")

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
_LAST = (LEAK, *REWRITES, FILING, DENIAL, CONTRACT)


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
    """One state of the example: what is added, why it counts so, and what the rules then give."""

    title: str
    note: str
    items: int
    result: Suggestion
    lines: tuple[Line, ...]

    @property
    def percent(self) -> int:
        return floor_percent(self.result.score) if self.result.score is not None else 0

    @property
    def sum_shown(self) -> str:
        return signed(self.result.points or 0.0)


def steps() -> tuple[Step, ...]:
    b, two, unnamed = TABLE.reliability["B"], TABLE.credibility["2"], TABLE.kind["anonymous"]
    said, half = TABLE.kind["on_record_statement"], TABLE.interest["self_serving"]
    return (
        _step(
            "One unnamed person says so",
            f"The least of three counts: {b:g} for grade B, {two:g} for credibility 2, {unnamed:g} "
            "for whoever is not named. Rule R1 then stops it below a verdict.",
            (LEAK,),
        ),
        _step(
            "Ten outlets of grade A repeat it",
            "Ten items more, and no origin more: the sum stays where it was.",
            (LEAK, *REWRITES),
        ),
        _step(
            "A court filing says the same",
            f"A second origin, and the stronger one. The other now counts {TABLE.discount:.0%}.",
            (LEAK, *REWRITES, FILING),
        ),
        _step(
            "The other company denies it",
            f"Grade B gives {b:g}, a statement on the record {said:g}; as it serves the speaker’s "
            f"own interest, {half:g} of that. A mere denial sets no limit.",
            (LEAK, *REWRITES, FILING, DENIAL),
        ),
        _step(
            "It shows a contract",
            "Now a document says otherwise. Rule R4 allows no more than moderate while that is "
            "unresolved; here the sum ends there by itself.",
            _LAST,
        ),
    )


def changes() -> tuple[str, ...]:
    """What would change the last step, by running the rules again."""
    names = {
        LEAK.id: "the word of the unnamed person",
        FILING.id: "the court filing",
        DENIAL.id: "the denial",
        CONTRACT.id: "the contract",
    }
    return what_would_change(CLAIM, _LAST, {}, names, as_of=DAY)


def _step(title: str, note: str, items: Iterable[EvidenceItem]) -> Step:
    items = tuple(items)
    result = suggest(CLAIM, items, as_of=DAY)
    lines = [Line(reason.text, reason.points) for reason in result.reasons if reason.points]
    return Step(title, note, len(items), result, tuple(lines))
