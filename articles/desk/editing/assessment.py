"""Verbs on what an editor holds of a claim."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Assessment, Claim, Person


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

    It is recorded before the suggestion is seen, however far from it. Two levels or more away,
    `divergence_reason` is asked for afterwards (`answer_rules`): nobody submits without it.
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
    return _recorded(claim, person, values)


def answer_rules(claim: Claim, *, version: int, divergence_reason: str) -> Assessment:
    """One's own assessment as it stands, now with why it lies so far from the suggestion."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    held = Assessment.objects.current_of(claim)
    if held is None or held.assessed_by_id != person.pk:
        raise EditingError("Whoever made the assessment answers for it; you can make your own.")
    if not divergence_reason.strip():
        raise EditingError("Say why it differs from what the rules suggest.")
    kept = ("verdict", "confidence", "rating", "rationale")
    values = {name: getattr(held, name) for name in kept}
    return _recorded(claim, person, values | {"divergence_reason": divergence_reason})


def _recorded(claim: Claim, person: Person, values: dict[str, Any]) -> Assessment:
    assessment = Assessment(claim=claim, assessed_by=person, evidence_hash="0" * 64)
    return made(assessment, values, tuple(values))
