"""Challenges: somebody disputes a published claim, and two people close that."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, EDITOR, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import storable
from articles.desk.models import Claim
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.publish import CorrectionText, publish
from articles.desk.publishing.retraction import retract_row
from articles.logic.vocabulary import Challenge, ChallengeOutcome
from articles.public.models import PublishedClaim

#: What readers are told of a challenge.
CHALLENGE = ("challenge", "challenged_at", "challenge_outcome", "challenge_closed_at")


def challenge(claim: Claim, *, version: int, reason: str) -> Claim:
    """Readers see that it is under review; the text stays."""
    only(*CHECKERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.challenge == Challenge.UNDER_REVIEW:
        raise EditingError("It is under review already.")
    claim.challenge = Challenge.UNDER_REVIEW
    claim.challenge_reason = storable(reason.strip())
    claim.save(update_fields=["challenge", "challenge_reason"])
    shown = PublishedClaim.objects.get(public_id=claim.public_id)
    shown.challenge = Challenge.UNDER_REVIEW
    shown.challenged_at = database_moment()
    shown.challenge_outcome, shown.challenge_closed_at = "", None
    shown.save(update_fields=[*CHALLENGE])
    return claim.refreshed()


def close_challenge(
    claim: Claim, *, version: int, outcome: str, correction: CorrectionText | None = None
) -> Claim:
    """Upheld, corrected or retracted, after a second person's approval; readers see which.

    A corrected claim is published anew in the same transaction, with its correction; a
    retraction needs `correction` for its public reason.
    """
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.challenge != Challenge.UNDER_REVIEW:
        raise EditingError("It is not under review.")
    if outcome != ChallengeOutcome.UPHELD and correction is None:
        raise EditingError("Say what was wrong and what is right.")
    shown = PublishedClaim.objects.select_for_update().get(public_id=claim.public_id)
    if outcome == ChallengeOutcome.CORRECTED:
        publish(claim, version=claim.version, correction=correction)
        claim.refresh_from_db()
        shown.refresh_from_db()
    elif outcome == ChallengeOutcome.RETRACTED and correction is not None:
        retract_row(claim, shown, was_wrong=correction.was_wrong, is_right=correction.is_right)
    claim.challenge = Challenge.NONE
    claim.save(update_fields=["challenge"])
    shown.challenge = Challenge.NONE
    shown.challenged_at = None
    shown.challenge_outcome, shown.challenge_closed_at = outcome, database_moment()
    shown.save(update_fields=[*CHALLENGE])
    return claim.refreshed()
