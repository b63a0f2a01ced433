"""Withdrawing what was published: two editors, legal or safety ground."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, only
from articles.desk.models import Claim
from articles.desk.publishing.hiding import hide_unnamed, named_by
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.relation_rows import show_relations_of
from articles.desk.publishing.retract import approved_request, published_row
from articles.logic.vocabulary import PublicStanding, RequestAction
from articles.public.models import PublishedClaim


def withdraw(claim: Claim, *, version: int) -> PublishedClaim:
    """Every version answers 410 with the ground's class; two editors, legal or safety."""
    only(EDITOR)
    claim = Claim.objects.locked(claim.pk, version)
    shown = published_row(claim)
    request = approved_request(claim, RequestAction.WITHDRAW)
    named = named_by(shown)
    for rows in (shown.companies, shown.topics, shown.evidence, shown.appearances):
        rows.all().delete()
    shown.standing = PublicStanding.WITHDRAWN
    shown.withdrawn_ground = request.ground
    shown.statement, shown.neutral_title, shown.in_short = "", "", ""
    shown.search_vector = None
    shown.updated_at = database_moment()
    shown.save()
    hide_unnamed(*named)
    show_relations_of([claim])
    return shown
