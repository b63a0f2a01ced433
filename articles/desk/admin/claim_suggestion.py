"""The rules' suggestion at the desk: word, origins, and reasons that add up."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_standing import counted_items
from articles.desk.admin.suggestion_lines import Line, Void, lines_of, signed, void_of
from articles.desk.models import Evidence, Suggestion
from articles.logic.confidence import floor_percent
from articles.logic.dials import Matrix, matrix_at
from articles.logic.telling_changes import Change, telling_changes
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    Agreement,
    EvidenceLevel,
    Stance,
    Workflow,
)
from articles.logic.wording import counted


@dataclass(frozen=True)
class Advice:
    verdict: str
    word: str
    score: int | None
    origins: str
    sum: str
    lines: list[Line]
    voids: list[Void]
    agrees: str
    is_stale: bool
    matrix: Matrix | None
    changes: tuple[Change, ...]

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
    lines = lines_of(facts, weighing)
    return Advice(
        verdict=stored.verdict,
        word=stored.word,
        score=None if stored.score is None else floor_percent(stored.score),
        origins=_origins(facts),
        sum=signed(stored.points or 0.0),
        lines=lines,
        voids=[void_of(facts, row) for row in stored.reasons if row["kind"] == "void"],
        agrees=_agreement(facts),
        is_stale=stored.is_stale,
        matrix=_matrix(stored) if lines else None,
        changes=_changes(facts, stored),
    )


def _matrix(stored: Suggestion) -> Matrix | None:
    if not stored.evidence_level or not stored.agreement:
        return None
    return matrix_at(EvidenceLevel(stored.evidence_level), Agreement(stored.agreement))


def _changes(facts: ClaimFacts, stored: Suggestion) -> tuple[Change, ...]:
    """By running the rules again on what is on record, as of the suggestion's day."""
    names = {item.public_id: _words(facts, item) for item in facts.evidence}
    return telling_changes(*facts.read_by_rules, names, as_of=stored.as_of)


def _words(facts: ClaimFacts, item: Evidence) -> str:
    source = facts.source_words(item.source)
    return f"{source} ({item.get_kind_display().lower()})"


def _origins(facts: ClaimFacts) -> str:
    stored = facts.suggestion
    if stored is None:
        return ""
    items = counted_items(facts)
    for_it, against = items[Stance.SUPPORTS], items[Stance.DISPUTES]
    words = f"{counted(stored.origins_for, 'origin')} in {counted(for_it, 'item')}"
    if against:
        words += (
            f"; against it {counted(stored.origins_against, 'origin')} in "
            f"{counted(against, 'item')}"
        )
    return words[:1].upper() + words[1:]


def _agreement(facts: ClaimFacts) -> str:
    held, stored, found = facts.held, facts.suggestion, facts.divergence
    if held is None or stored is None:
        return ""
    if found.is_opposite:
        return "opposite to the assessment"
    apart = f"{counted(found.apart, 'level')} from the assessment" if found.apart else ""
    if held.verdict != stored.verdict:
        return f"another verdict, {apart}" if apart else "another verdict than the assessment"
    return apart or "the assessment agrees"
