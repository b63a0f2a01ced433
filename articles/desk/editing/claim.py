"""Verbs on a claim's statement, and on what is no part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.claim_company import Roles, add_company
from articles.desk.editing.claim_topic import set_topics
from articles.desk.editing.errors import EditingError
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Claim
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
