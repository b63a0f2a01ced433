"""Verbs that end what evidence says: retract, remove."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import revised
from articles.desk.editing.errors import EditingError
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import (
    Claim,
    Evidence,
)
from articles.logic.vocabulary import EvidenceState


def retract_evidence(
    item: Evidence,
    *,
    version: int,
    reason: str,
    state: str = EvidenceState.RETRACTED.value,
) -> Evidence:
    """Retracted, superseded, corrected or live again: always with the reason."""
    only(*WRITERS)
    claim = Claim.objects.locked(item.claim_id, version)
    if not reason.strip():
        raise EditingError("Say why the state of this item changes.")
    item = Evidence.objects.select_for_update().get(pk=item.pk)
    revised(item, {"state": state, "state_reason": reason}, ("state", "state_reason"))
    suggest_again(claim)
    return item.refreshed()


def remove_evidence(item: Evidence, *, version: int) -> Claim:
    """Takes back an item that was never published; the assessment is then checked again."""
    only(*WRITERS)
    claim = Claim.objects.locked(item.claim_id, version)
    item.delete()
    suggest_again(claim)
    return claim.refreshed()
