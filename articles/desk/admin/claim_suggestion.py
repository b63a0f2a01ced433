"""The rules' suggestion at the desk: word, origins, and reasons that add up."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    Confidence,
    Stance,
    Verdict,
    Workflow,
)
from articles.logic.wording import counted

#: Half the width of the drawn bars, in the units of its view box.
_HALF = 46.0


@dataclass(frozen=True)
class Line:
    """One signed reason; `x` and `width` draw it from where the sum stood before."""

    text: str
    points: str
    kind: str
    x: float
    width: float
    is_against: bool


@dataclass(frozen=True)
class Advice:
    verdict: str
    word: str
    score: int | None
    origins: str
    sum: str
    lines: list[Line]
    voids: list[str]
    agrees: str
    is_stale: bool

    @property
    def has_confidence(self) -> bool:
        """Whether the suggested verdict is one that carries a confidence."""
        return self.verdict in VERDICTS_WITH_CONFIDENCE


def may_see(facts: ClaimFacts) -> bool:
    """After an assessment of one's own; or as a checker of what somebody else submitted."""
    if facts.has_own_assessment:
        return True
    is_submitted = facts.claim.workflow in (Workflow.IN_REVIEW, Workflow.VERIFIED)
    return facts.is_checker and is_submitted and facts.held is not None


def advice_of(facts: ClaimFacts) -> Advice | None:
    """None where there is none, or where this person assesses first."""
    stored = facts.suggestion
    if stored is None or not may_see(facts):
        return None
    weighing = [row for row in stored.reasons if row["kind"] != "void"]
    lines = _lines(facts, weighing)
    return Advice(
        verdict=stored.verdict,
        word=stored.word,
        score=None if stored.score is None else int(max(stored.score, 100 - stored.score)),
        origins=_origins(facts),
        sum=_signed(stored.points or 0.0),
        lines=lines,
        voids=[_named(facts, row) for row in stored.reasons if row["kind"] == "void"],
        agrees=_agreement(facts),
        is_stale=stored.is_stale,
    )


def _lines(facts: ClaimFacts, rows: list[dict[str, object]]) -> list[Line]:
    sums = [0.0]
    for row in rows:
        sums.append(sums[-1] + float(str(row["points"])))
    reach = max((abs(value) for value in sums), default=0.0) or 1.0
    drawn = []
    for row, before, after in zip(rows, sums, sums[1:], strict=False):
        left, right = sorted((before / reach * _HALF, after / reach * _HALF))
        points = float(str(row["points"]))
        drawn.append(
            Line(
                text=_named(facts, row),
                points=_signed(points),
                kind=str(row["kind"]),
                x=round(50 + left, 2),
                width=round(max(right - left, 0.4), 2),
                is_against=points < 0,
            )
        )
    return drawn


def _named(facts: ClaimFacts, row: dict[str, object]) -> str:
    """The reason with its source's name, where the rules know only a key."""
    text, items = str(row["text"]), row.get("items")
    lead = items[0] if isinstance(items, list) and items else ""
    for item in facts.evidence:
        if item.public_id == lead:
            return text.replace(f"{item.source_id} (", f"{facts.source_words(item.source)} (", 1)
    return text


def _signed(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−").replace("+0.0", "0").replace("−0.0", "0")


def _origins(facts: ClaimFacts) -> str:
    stored = facts.suggestion
    if stored is None:
        return ""
    for_it = sum(1 for item in facts.evidence if item.stance == Stance.SUPPORTS)
    against = sum(1 for item in facts.evidence if item.stance == Stance.DISPUTES)
    words = f"{counted(stored.origins_for, 'origin')} in {counted(for_it, 'item')}"
    if against:
        words += (
            f"; against it {counted(stored.origins_against, 'origin')} in "
            f"{counted(against, 'item')}"
        )
    return words[:1].upper() + words[1:]


def _agreement(facts: ClaimFacts) -> str:
    held, stored = facts.held, facts.suggestion
    if held is None or stored is None:
        return ""
    if held.verdict != stored.verdict:
        if {held.verdict, stored.verdict} == {Verdict.SUPPORTED, Verdict.REFUTED}:
            return "opposite to the assessment"
        return "another verdict than the assessment"
    if not held.confidence or not stored.word:
        return "the assessment agrees"
    order = [word.value for word in Confidence]
    apart = abs(order.index(held.confidence) - order.index(stored.word))
    return (
        "the assessment agrees" if not apart else f"{counted(apart, 'level')} from the assessment"
    )
