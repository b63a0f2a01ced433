"""What an annotation says of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.logic.citations import DEMONSTRATION, judgement
from articles.logic.vocabulary import Challenge, PublicStanding, VerificationHow
from articles.public.models import PublishedClaim


def bodies_of(
    claim: PublishedClaim, address: str, *, demonstration: bool
) -> Iterator[dict[str, Any]]:
    """The claim in words, how it stands, what has to be said besides, and its page."""
    spoken = {"language": claim.language} if claim.language else {}
    yield _text("describing", claim.title) | spoken
    if claim.standing != PublicStanding.CURRENT:
        yield _text("assessing", "Retracted by us.")
    else:
        yield _text("assessing", judgement(claim.verdict, claim.confidence or None))
    if claim.challenge == Challenge.UNDER_REVIEW:
        yield _text("commenting", "Under review.")
    if claim.verified_how == VerificationHow.CARRIED_OVER:
        words = f"Imported from {claim.base}, not checked by this desk."
        yield _text("commenting", words)
    if demonstration:
        yield _text("commenting", DEMONSTRATION)
    yield {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": f"{address}/claims/{claim.public_id}/",
    }


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
