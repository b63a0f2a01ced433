"""Taking back what was just done from a sentence, as long as nobody built on it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from articles.desk.admin.sentence_done import Done, number_in, unpacked
from articles.desk.editing.acting import acting
from articles.desk.editing.appearance import remove_appearance
from articles.desk.editing.claim_deletion import delete_draft
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Person


def undone(person: Person, readable: QuerySet[Any], token: str) -> tuple[str, bool]:
    """What happened, in words, and whether it is undone; `readable` are the person's claims."""
    public_id, *_ = unpacked(token)
    try:
        claim = readable.get(public_id=public_id)
        with acting(person, "Undone at once"):
            return _undo(claim, token), True
    except ObjectDoesNotExist:
        return "Nothing was undone. It is gone already.", False
    except EditingError as refused:
        return f"Nothing was undone. {refused}", False


def _undo(claim: Claim, token: str) -> str:
    """Refused where somebody has changed the claim since."""
    _, seen, appearance = unpacked(token)
    if not appearance:
        delete_draft(claim, version=number_in(seen))
        return f"Undone: claim {claim.public_id} is deleted."
    remove_appearance(claim.appearances.get(public_id=appearance), version=number_in(seen))
    return f"Undone: the passage is taken from “{claim}” again."


def done_before(readable: QuerySet[Any], token: str) -> Done | None:
    """What the token says was done; None once somebody has changed the claim."""
    public_id, seen, passage = unpacked(token)
    claim = readable.filter(public_id=public_id).first() if public_id else None
    if claim is None or str(claim.version) != seen:
        return None
    appearance = claim.appearances.filter(public_id=passage).first() if passage else None
    return Done(claim, appearance)
