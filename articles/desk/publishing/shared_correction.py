"""One correction text for many claims, each decided for itself: nothing here takes several."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.assessment import assess
from articles.desk.editing.errors import EditingError
from articles.desk.editing.request import approve, ask_for
from articles.desk.editing.review import submit
from articles.desk.models import Claim
from articles.desk.publishing.correct import correct
from articles.desk.publishing.correction_proposals import proposals_for
from articles.desk.publishing.publish import CorrectionText
from articles.logic.correction_words import proposal
from articles.logic.vocabulary import Challenge, RequestAction
from articles.public.models import Edition


def assess_again(
    claim: Claim,
    *,
    version: int,
    text: CorrectionText,
    verdict: str,
    rationale: str,
    confidence: str = "",
    rating: int | None = None,
    divergence_reason: str = "",
) -> Claim:
    """A new assessment of a claim in recheck, submitted with the correction that it needs."""
    claim = Claim.objects.locked(claim.pk, version)
    if claim.challenge != Challenge.RECHECK:
        raise EditingError("It is not due for a recheck any more.")
    if not text.was_wrong.strip() or not text.is_right.strip():
        raise EditingError("Say what was wrong and what is right.")
    assess(
        claim,
        version=version,
        verdict=verdict,
        rationale=rationale,
        confidence=confidence,
        rating=rating,
        divergence_reason=divergence_reason,
    )
    ask_for(RequestAction.CORRECT, claim, reason=proposal(text.was_wrong, text.is_right))
    submit(claim.refreshed(), version=claim.version)
    return claim.refreshed()


def publish_corrected(claim: Claim, *, version: int, text: CorrectionText) -> Edition:
    """The next edition with the shared text; who publishes what another proposed approves it."""
    person = only(EDITOR)
    asked = proposals_for([claim.refreshed()]).get(claim.pk)
    edition = correct(
        claim, version=version, was_wrong=text.was_wrong, is_right=text.is_right, kind=text.kind
    )
    is_others = asked is not None and asked.requested_by_id != person.pk
    if asked is not None and is_others and not hasattr(asked, "approval"):
        approve(asked, reason="Published with this correction.")
    return edition
