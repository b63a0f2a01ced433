"""From points to score, words, verdict and the two axes of the display.

See confidence.md §2.5, §2.7 and §3.4.
"""

from __future__ import annotations

from math import floor, log10
from typing import Final

from articles.logic.vocabulary import Agreement, Confidence, EvidenceLevel, Verdict
from articles.logic.weighing.table import TABLE

#: A ceiling is reached from below by rounding; a hundred-millionth of a point is no difference.
_ROUNDING: Final = 1e-9


def ceiling_points(word: Confidence) -> float:
    """The ceiling of a word in points."""
    probability = TABLE.ceiling[word]
    return 10 * log10(probability / (1 - probability))


def score(points: float) -> float:
    """S = 100 / (1 + 10^(-points/10)), between 1 and 99; 0 points give 50."""
    return min(99.0, max(1.0, 100 / (1 + 10 ** (-points / 10))))


def percent(score: float) -> float:
    """p, the support for the side that prevails, between 50 and 99."""
    return max(score, 100 - score)


def floor_percent(score: float) -> int:
    """The number to show: p floored, so that it never contradicts its word."""
    return floor(percent(score) + _ROUNDING)


def word(score: float) -> Confidence:
    reached = percent(score) + _ROUNDING
    return next(word for word in reversed(Confidence) if reached >= TABLE.word_from_percent[word])


def verdict(score: float, *, has_dissent_both_ways: bool) -> Verdict:
    if score / 100 >= TABLE.supported_from:
        return Verdict.SUPPORTED
    if score / 100 <= TABLE.refuted_to:
        return Verdict.REFUTED
    return Verdict.DISPUTED if has_dissent_both_ways else Verdict.UNPROVEN


def evidence_level(strength: float, origins: int) -> EvidenceLevel:
    """`strength` and `origins` of both sides added, before ceilings."""
    if strength >= TABLE.robust_points and origins >= TABLE.robust_origins:
        return EvidenceLevel.ROBUST
    return EvidenceLevel.MEDIUM if strength >= TABLE.medium_points else EvidenceLevel.LIMITED


def agreement(strength_for: float, strength_against: float) -> Agreement:
    both = strength_for + strength_against
    ratio = abs(strength_for - strength_against) / both if both else 0.0
    if ratio >= TABLE.high_agreement:
        return Agreement.HIGH
    return Agreement.MEDIUM if ratio >= TABLE.medium_agreement else Agreement.LOW
