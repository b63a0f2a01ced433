"""The verb that answers "where did they get it?" for items that do not say."""

from __future__ import annotations

from collections.abc import Collection

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.evidence_derivation import Parent, derive_from
from articles.desk.editing.facts import facts_of
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Claim, Evidence, Source
from articles.logic.leading_back import leads_to
from articles.logic.origin_outlines import is_unasked
from articles.logic.vocabulary import Workflow


def name_origin(
    claim: Claim, *, version: int, items: Collection[Evidence], parent: Parent
) -> Claim:
    """Derives items of the claim, of which nothing is stated so far, from `parent`.

    That is another item of the claim, an article or an origin. All of them or none.
    """
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.workflow == Workflow.REJECTED:
        raise EditingError("This claim was rejected; it is not changed any more.")
    if not items:
        raise EditingError("Choose at least one item.")
    wanted = {item.pk for item in items}
    rows = list(claim.evidence.select_for_update().filter(pk__in=wanted).order_by("pk"))
    if len(rows) < len(wanted):
        raise EditingError("One of the items is not there any more.")
    sources = {row.source_id for row in rows}
    if Source.objects.known_to(person.pk).filter(pk__in=sources).count() < len(sources):
        raise NotAllowed("There is no such item.")
    _check(claim, rows, parent)
    for row in rows:
        derive_from(row, parent)
    suggest_again(claim)
    return claim.refreshed()


def _check(claim: Claim, rows: list[Evidence], parent: Parent) -> None:
    if isinstance(parent, Evidence) and parent.claim_id != claim.pk:
        raise EditingError("What they rest on is an item of another claim.")
    _, facts, links = facts_of(claim)
    wanted = {row.public_id for row in rows}
    if not all(is_unasked(item) for item in facts if item.id in wanted):
        raise EditingError("Where one of these items has it from is on record already.")
    if isinstance(parent, Evidence) and wanted & leads_to(facts, links)[parent.public_id]:
        raise EditingError(
            "What you chose as the origin rests on one of these items itself: the other way "
            "round neither would have one."
        )
