"""Retracting and withdrawing what was published: two people, a reason, a trace."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.changing import storable
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Request
from articles.desk.publishing.publish import database_moment
from articles.desk.publishing.relation import show_relations_of
from articles.logic.vocabulary import CorrectionKind, PublicStanding, RequestAction
from articles.public.models import Correction, PublishedClaim


def retract(claim: Claim, *, version: int, was_wrong: str, is_right: str) -> PublishedClaim:
    """A tombstone with its public reason, once a second person approved the request."""
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    shown = _published(claim)
    _approved(claim, RequestAction.RETRACT)
    return retract_row(claim, shown, was_wrong=was_wrong, is_right=is_right)


def retract_row(
    claim: Claim, shown: PublishedClaim, *, was_wrong: str, is_right: str
) -> PublishedClaim:
    """The public side of a retraction; callers have checked who may."""
    moment = database_moment()
    Correction(
        kind=CorrectionKind.RETRACTION,
        claim=shown,
        was_wrong=storable(was_wrong.strip()),
        is_right=storable(is_right.strip()),
        from_edition=shown.edition,
        to_edition=None,
        made_at=moment,
    ).save(force_insert=True)
    shown.standing = PublicStanding.RETRACTED
    shown.updated_at = moment
    shown.save(update_fields=["standing", "updated_at"])
    show_relations_of(claim)
    return shown


def withdraw(claim: Claim, *, version: int) -> PublishedClaim:
    """Every version answers 410 with the ground's class; two editors, legal or safety."""
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    shown = _published(claim)
    request = _approved(claim, RequestAction.WITHDRAW)
    for rows in (shown.companies, shown.topics, shown.evidence, shown.appearances):
        rows.all().delete()
    shown.standing = PublicStanding.WITHDRAWN
    shown.withdrawn_ground = request.ground
    shown.statement, shown.in_short = "", ""
    shown.search_vector = None
    shown.updated_at = database_moment()
    shown.save()
    show_relations_of(claim)
    return shown


def _published(claim: Claim) -> PublishedClaim:
    shown = PublishedClaim.objects.select_for_update().filter(public_id=claim.public_id).first()
    if shown is None:
        raise EditingError("It was never published.")
    if shown.standing == PublicStanding.WITHDRAWN:
        raise EditingError("It was withdrawn already.")
    return shown


def _approved(claim: Claim, action: RequestAction) -> Request:
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
