"""Retracting and withdrawing what was published: two people, a reason, a trace."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Request
from articles.desk.publishing.retraction import retract_row
from articles.logic.vocabulary import PublicStanding, RequestAction
from articles.public.models import PublishedClaim


def retract(claim: Claim, *, version: int, was_wrong: str, is_right: str) -> PublishedClaim:
    """A tombstone with its public reason, once a second person approved the request."""
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    shown = published_row(claim)
    approved_request(claim, RequestAction.RETRACT)
    return retract_row(claim, shown, was_wrong=was_wrong, is_right=is_right)


def published_row(claim: Claim) -> PublishedClaim:
    shown = PublishedClaim.objects.select_for_update().filter(public_id=claim.public_id).first()
    if shown is None:
        raise EditingError("It was never published.")
    if shown.standing == PublicStanding.WITHDRAWN:
        raise EditingError("It was withdrawn already.")
    return shown


def approved_request(claim: Claim, action: RequestAction) -> Request:
    request = (
        Request.objects.filter(claim=claim, action=action, approval__isnull=False)
        .order_by("-id")
        .first()
    )
    if request is None:
        raise EditingError(
            f"Ask for it first; a second person has to approve “{action.label.lower()}”."
        )
    return request
