"""The public side of a retraction."""

from __future__ import annotations

from articles.desk.editing.text import storable
from articles.desk.models import Claim
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.relation_rows import show_relations_of
from articles.logic.vocabulary import CorrectionKind, PublicStanding
from articles.public.models import Correction, PublishedClaim


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
    show_relations_of([claim])
    return shown
