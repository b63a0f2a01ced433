"""Verbs on a claim's statement, and on what is no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from articles.desk.editing.acting import EDITOR, WRITERS, only
from articles.desk.editing.changing import made, revised, storable
from articles.desk.editing.claim_company import Roles, add_company
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Claim, Topic
from articles.logic.vocabulary import Workflow

#: The fields that are the claim's statement: changing one asks for a second pair of eyes.
STATEMENT = (
    "statement",
    "in_short",
    "type",
    "temporal",
    "claimant_source",
    "claimant_company",
    "held_from",
    "held_until",
    "condition",
    "likelihood",
    "language",
    "risk",
    "risk_reason",
    "no_enquiry_reason",
)
#: Notes of the desk: no part, they void nothing.
NOTES = ("review_due_on", "review_due_reason", "assigned_to")


def draft(
    *, statement: str, companies: Roles = (), topics: Iterable[str] = (), **fields: Any
) -> Claim:
    """A new claim in draft; `companies` are (company, role), `topics` names."""
    person = only(*WRITERS)
    claim = made(
        Claim(created_by=person), {"statement": statement.strip(), **fields}, (*STATEMENT, *NOTES)
    )
    for company, role in companies:
        add_company(claim, company, role)
    if topics := list(topics):
        set_topics(claim, version=claim.refreshed().version, topics=topics)
    suggest_again(claim)
    return claim.refreshed()


def revise(claim: Claim, *, version: int, **fields: Any) -> Claim:
    """Changes fields of the statement, or notes."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.workflow == Workflow.REJECTED:
        raise EditingError("This claim was rejected; it is not changed any more.")
    revised(claim, fields, (*STATEMENT, *NOTES))
    if {"type", "temporal"} & fields.keys():
        suggest_again(claim)
    return claim.refreshed()


def set_topics(claim: Claim, *, version: int, topics: Sequence[str]) -> Claim:
    """By name; topics that nobody used before are made. No part: nothing is voided."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    names = [storable(name.strip()) for name in topics if name.strip()]
    if any(len(name) > Topic._meta.get_field("name").max_length for name in names):
        raise EditingError("A topic's name has at most 100 characters.")
    claim.topics.set(names, clear=False)
    _touch(claim)
    return claim.refreshed()


def delete_draft(claim: Claim, *, version: int) -> None:
    """Deletes a claim that was never published, with its trail; history keeps what it was."""
    person = only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if claim.created_by_id != person.pk:
        try:
            only(EDITOR)
        except NotAllowed as refusal:
            raise NotAllowed("Only its author or an editor deletes a draft.") from refusal
    with connection.cursor() as cursor:
        cursor.execute("SELECT delete_draft_claim(%s, %s)", [claim.pk, version])


def _touch(claim: Claim) -> None:
    """Raises the version where only rows beside the claim changed."""
    claim.save(update_fields=["review_due_reason"])
