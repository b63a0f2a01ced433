"""Ending a recheck; recorded as a review that readers are not told of."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Verification
from articles.logic.vocabulary import Challenge, VerificationDecision


def close_recheck(claim: Claim, *, version: int, reason: str = "") -> Claim:
    """After a new assessment, or with the reason of 10 characters why the edition stands."""
    only(*CHECKERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.challenge != Challenge.RECHECK:
        raise EditingError("It is not due for a recheck.")
    return _reviewed(claim, reason)


def end_recheck_if_assessed(claim: Claim) -> Claim:
    """A recheck ends by itself where the claim was assessed again since it began.

    The caller has locked the claim.
    """
    if claim.challenge == Challenge.RECHECK:
        since = claim.assessments.filter(assessed_at__gt=claim.challenged_at or claim.created_at)
        if since.exists():
            return _reviewed(claim, "")
    return claim


def _reviewed(claim: Claim, reason: str) -> Claim:
    """The database asks for the assessment or the reason, and moves the claim."""
    verification = Verification(
        claim=claim,
        decision=VerificationDecision.STANDS,
        seen_version=claim.version,
        content_hash=content_hash(claim),
        verifier=only(*CHECKERS),
    )
    values = {"comment": reason.strip(), "interests": "none"}
    made(verification, values, tuple(values))
    return claim.refreshed()
