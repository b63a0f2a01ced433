"""Verbs on what an editor holds of a claim, and on how it came out."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Assessment, Claim
from articles.logic.vocabulary import Confidence, Verdict


def assess(
    claim: Claim,
    *,
    version: int,
    verdict: str,
    rationale: str,
    confidence: str = "",
    rating: int | None = None,
    divergence_reason: str = "",
) -> Assessment:
    """Verdict and confidence with their reasons; what was held before stays on record.

    Two levels or more away from the suggestion, `divergence_reason` must answer it.
    """
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    values = {
        "verdict": verdict,
        "confidence": confidence,
        "rating": rating,
        "rationale": rationale,
        "divergence_reason": divergence_reason,
    }
    if _levels_apart(claim, verdict, confidence) >= 2 and not divergence_reason.strip():
        raise EditingError(
            f"This is two levels or more away from the suggestion "
            f"({claim.suggestion.word}): say why."
        )
    assessment = Assessment(claim=claim, assessed_by=person, evidence_hash="0" * 64)
    return made(assessment, values, tuple(values))


def _levels_apart(claim: Claim, verdict: str, confidence: str) -> int:
    suggestion = getattr(claim, "suggestion", None)
    if not confidence or suggestion is None or not suggestion.word:
        return 0
    if verdict != suggestion.verdict and verdict != Verdict.PARTLY_SUPPORTED:
        return 0  # another verdict is another scale; the ceiling is compared when publishing
    order = [word.value for word in Confidence]
    return abs(order.index(confidence) - order.index(suggestion.word))
