"""The ceilings R0 to R6 (confidence.md §3.5). The lowest applies, on each side by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles.logic.vocabulary import ClaimType, Confidence, EvidenceKind
from articles.logic.weighing.evidence import ClaimFacts
from articles.logic.weighing.points import Weighed
from articles.logic.weighing.scale import ceiling_points
from articles.logic.weighing.sides import Side, is_verifiable

_BASIS_FOR_CAUSES = frozenset(
    {EvidenceKind.DATASET, EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.EXPERT_OPINION}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`ceiling` gives a word or None; `within` names the rule that says it more sharply."""

    name: str
    reason: str
    standard: str
    ceiling: Callable[[ClaimFacts, Side, Side], Confidence | None]
    within: str = ""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The lowest ceiling of a side with the rules that set it; `points` in decibans."""

    word: Confidence
    points: float
    rules: tuple[Rule, ...]


def always(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    return Confidence.VERY_HIGH


def unverifiable(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    if any(is_verifiable(weighed) for weighed in side.first_hand):
        return None
    return Confidence.MODERATE if side.origins >= 2 else Confidence.LOW


def under_two_reliable(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    if side.reliable >= 2:
        return None
    return Confidence.HIGH if side.has_record else Confidence.MODERATE


def under_three_reliable(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    if side.reliable >= 3 or (side.reliable == 2 and side.has_record):
        return None
    return Confidence.HIGH


def dissent(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    return Confidence.MODERATE if other.has_dissent else None


def forecast(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    return Confidence.HIGH if claim.type == ClaimType.FORECAST else None


def cause_without_basis(claim: ClaimFacts, side: Side, other: Side) -> Confidence | None:
    if claim.type != ClaimType.CAUSAL:
        return None
    if any(map(gives_a_cause, side.first_hand)):
        return None
    return Confidence.MODERATE


def gives_a_cause(weighed: Weighed) -> bool:
    """R6: a dataset, an official document or an expert."""
    return weighed.item.kind in _BASIS_FOR_CAUSES


RULES: tuple[Rule, ...] = (
    Rule("R0", "nothing is certain", "ICD 203", always),
    Rule(
        "R1",
        "rests only on anonymous or unverifiable sources",
        "Reuters, AP",
        unverifiable,
    ),
    Rule(
        "R2",
        "fewer than two independent reliable origins",
        "two-source rule; IFCN exception for a record",
        under_two_reliable,
        within="R1",
    ),
    Rule(
        "R3",
        "fewer than three independent reliable origins",
        "our own choice, not validated",
        under_three_reliable,
        within="R2",
    ),
    Rule(
        "R4",
        "a credible source says otherwise and this is unresolved",
        "IPCC low agreement, GRADE inconsistency",
        dissent,
    ),
    Rule("R5", "a forecast cannot be checked yet", "ODNI", forecast),
    Rule(
        "R6",
        "cause and effect without a dataset, an official document or an expert at first hand",
        "GRADE start level",
        cause_without_basis,
    ),
)


def lowest_ceiling(claim: ClaimFacts, side: Side, other: Side) -> Ceiling:
    """The lowest ceiling; of rules that say the same, only the sharper is named."""
    met = [
        (ceiling_points(word), word, rule)
        for rule in RULES
        if (word := rule.ceiling(claim, side, other)) is not None
    ]
    points, word, _ = min(met, key=lambda one: one[0])
    binding = [rule for _, other_word, rule in met if other_word == word]
    names = {rule.name for rule in binding}
    return Ceiling(word, points, tuple(rule for rule in binding if rule.within not in names))
