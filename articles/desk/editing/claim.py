"""Verbs on a claim's statement, and on what is no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from articles.desk.editing.acting import EDITOR, WRITERS, only
from articles.desk.editing.changing import made, revised, storable
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.suggesting import suggest_again
from articles.desk.models import Claim, ClaimCompany, ClaimLink, Company, Person, Topic
from articles.logic.vocabulary import CompanyRole, Marking, Workflow

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

Roles = Iterable[tuple[Company, str]]


def draft(
    *, statement: str, companies: Roles = (), topics: Iterable[str] = (), **fields: Any
) -> Claim:
    """A new claim in draft; `companies` are (company, role), `topics` names."""
    person = only(*WRITERS)
    claim = made(
        Claim(created_by=person), {"statement": statement.strip(), **fields}, (*STATEMENT, *NOTES)
    )
    for company, role in companies:
        _link(claim, company, role)
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


def _link(claim: Claim, company: Company, role: str) -> ClaimCompany:
    if company.merged_into_id:
        raise EditingError(f"{company} was merged into another company: link that one.")
    return made(ClaimCompany(claim=claim, company=company), {"role": role}, ("role",))


def link_company(
    claim: Claim, *, version: int, company: Company, role: str = CompanyRole.SUBJECT.value
) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    _link(claim, company, role)
    return claim.refreshed()


def unlink_company(claim: Claim, *, version: int, company: Company, role: str) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    claim.company_links.get(company=company, role=role).delete()
    return claim.refreshed()


def set_companies(claim: Claim, *, version: int, companies: Roles) -> Claim:
    """Links exactly these, leaving alone what is there already."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    wanted = {(company.pk, str(role)): company for company, role in companies}
    for link in claim.company_links.all():
        if wanted.pop((link.company_id, link.role), None) is None:
            link.delete()
    for (_, role), company in wanted.items():
        _link(claim, company, role)
    return claim.refreshed()


def link_claim(claim: Claim, *, version: int, other: Claim, kind: str) -> ClaimLink:
    """`claim` contradicts, supports, … `other`."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    return made(ClaimLink(claim=claim, other=other), {"kind": kind}, ("kind",))


def unlink_claim(claim: Claim, *, version: int, link: ClaimLink) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    claim.links_out.get(pk=link.pk).delete()
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


def assign(claim: Claim, *, version: int, to: Person | None) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    if to is not None and not to.is_active:
        raise EditingError(f"{to} has no active account.")
    claim.assigned_to = to
    claim.save(update_fields=["assigned_to"])
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
