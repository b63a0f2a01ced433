"""Verbs on what is no part of a claim: who works on it, who may read it, until when."""

from __future__ import annotations

from datetime import datetime

from articles.desk.editing.acting import EDITOR, WRITERS, actor, only
from articles.desk.editing.errors import EditingError
from articles.desk.editing.notifying import name_of, tell
from articles.desk.models import Claim, Person
from articles.logic.notification_kinds import NotificationKind
from articles.logic.vocabulary import Marking


def assign(claim: Claim, *, version: int, to: Person | None) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if to is not None and not to.is_active:
        raise EditingError(f"{to} has no active account.")
    claim.assigned_to = to
    claim.save(update_fields=["assigned_to"])
    if to is not None:
        words = f"{name_of(actor())} assigned a claim to you."
        tell([to.pk], NotificationKind.ASSIGNED, words, claim=claim)
    return claim.refreshed()


def mark(claim: Claim, *, version: int, marking: str) -> Claim:
    """Who may read it. Only an editor makes a marking more open; a published one stays public."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    order = [Marking.PUBLIC, Marking.INTERNAL, Marking.CONFIDENTIAL]
    if claim.published_number and marking != Marking.PUBLIC:
        raise EditingError("It is published: retract or withdraw it instead.")
    if order.index(Marking(marking)) < order.index(Marking(claim.marking)):
        only(EDITOR)
    if claim.created_by_id != person.pk and marking == Marking.CONFIDENTIAL:
        only(EDITOR)
    claim.marking = marking
    claim.save(update_fields=["marking"])
    return claim.refreshed()


def embargo(claim: Claim, *, version: int, until: datetime | None) -> Claim:
    """Not published before; `publish --due` then publishes it for the editor who set this."""
    person = only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    claim.embargo_until = until
    claim.scheduled_by = person if until else None
    claim.save(update_fields=["embargo_until", "scheduled_by"])
    return claim.refreshed()
