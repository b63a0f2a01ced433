"""Closing a recheck."""

from __future__ import annotations

from articles.desk.editing.acting import CHECKERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import storable
from articles.desk.models import Claim
from articles.logic.vocabulary import Challenge


def close_recheck(claim: Claim, *, version: int, reason: str = "") -> Claim:
    """After a new assessment, or with the reason why the edition stands."""
    only(*CHECKERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.challenge != Challenge.RECHECK:
        raise EditingError("It is not due for a recheck.")
    claim.challenge = Challenge.NONE
    claim.challenge_reason = storable(reason.strip())
    claim.save(update_fields=["challenge", "challenge_reason"])
    return claim.refreshed()
