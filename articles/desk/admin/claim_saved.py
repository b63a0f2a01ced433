"""A workbench is saved: in one act with what was asked with it, and where that leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_following import Following, following, queue_asked
from articles.desk.admin.claim_saving import save_workbench
from articles.desk.admin.evidence_pairs import new_corners, pairs_of
from articles.desk.admin.permissions import roles
from articles.desk.admin.proposal_acts import look_after
from articles.desk.admin.refusing import reason_in
from articles.desk.admin.sending import key_of
from articles.desk.admin.workbench_forms import WorkbenchForms
from articles.desk.editing.acting import acting
from articles.desk.editing.check_ask import ask_to_check
from articles.desk.editing.editing_note import forget_editing
from articles.desk.editing.errors import EditingError
from articles.desk.editing.review import submit
from articles.desk.editing.sent_form import keep_address, take_key
from articles.desk.models import CheckAsk, Claim, PartChange, Person
from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.logic.vocabulary import Workflow

#: What the buttons at the foot ask for besides saving.
ANOTHER, SUBMIT, ASK, NEXT = "another", "submit", "ask", "next"

_BEFORE_REVIEW = (Workflow.DRAFT, Workflow.CHANGES_REQUESTED)


@dataclass(frozen=True)
class LastSaved:
    by: str
    at: datetime
    is_today: bool


def last_saved(facts: ClaimFacts) -> LastSaved | None:
    """Who changed a part of it last; one question to the database."""
    changes = PartChange.objects.filter(claim=facts.claim).select_related("changed_by")
    last = changes.order_by("-id").first()
    if last is None:
        return None
    who = last.changed_by
    is_me = who.pk == facts.person.pk
    by = "you" if is_me else who.get_full_name() or who.username
    return LastSaved(by, last.changed_at, last.changed_at.date() == timezone.now().date())


def save_and_lead(request: Any, claim: Claim | None, forms: WorkbenchForms) -> HttpResponse:
    """Saves in one transaction, with what the button asks for. Raises EditingError."""
    then = request.POST.get("then", "")
    said = "Changed at the desk" if claim else "Made at the desk"
    pairs = pairs_of(forms.facts) if forms.facts else {}
    is_attached = any(form.has_changed() for form in forms.evidence)
    # Where it stands in its queue is asked before: saving may take it out.
    goes_on = following(request, claim) if claim and then == NEXT else None
    with acting(request.user, reason_in(request, said)):
        take_key(key_of(request))
        saved = save_workbench(claim, forms)
        if is_attached:
            look_after(saved)
        words = _then(request, saved, then)
        page = reverse("admin:articles_claim_change", args=[saved.pk]) + queue_asked(request)
        keep_address(key_of(request), page)
    if claim:
        forget_editing(request.user, saved)
    messages.success(request, words)
    if is_attached:
        for warning in new_corners(pairs, ClaimFacts(saved, request.user, roles(request))):
            messages.warning(request, warning)
    return HttpResponseRedirect(_leads_to(request, page, then, goes_on))


def _then(request: Any, saved: Claim, then: str) -> str:
    """Inside `acting`: submits it, or asks for a check, and says so."""
    if then == SUBMIT:
        return _submit(saved.refreshed())
    return _ask(request, saved) if then == ASK else "Saved."


def _submit(claim: Claim) -> str:
    """Changing what was in review or verified has made a draft of it; saving the same has not."""
    if claim.workflow not in (Workflow.IN_REVIEW, Workflow.VERIFIED):
        submit(claim, version=claim.version)
        return "Saved and submitted for review."
    return f"Saved. It is {claim.get_workflow_display().lower()} as it stands."


def _ask(request: Any, claim: Claim) -> str:
    """Submits it where it was not, and asks for a second pair of eyes."""
    claim = claim.refreshed()
    if claim.workflow in _BEFORE_REVIEW:
        submit(claim, version=claim.version)
        claim = claim.refreshed()
    asked = request.POST.get("ask_of", "")
    of = _person(asked) if asked else None
    whom = (of.get_full_name() or of.username) if of else "anybody who checks"
    if CheckAsk.objects.open().filter(claim=claim, asked_of=of).exists():
        return f"Saved. A second pair of eyes was asked for already: {whom}."
    ask_to_check(claim, version=claim.version, of=of)
    return f"Saved, and asked for a second pair of eyes: {whom}."


def _person(key: str) -> Person:
    asked = whole_number(key, digits=OF_A_KEY)
    found = None if asked is None else Person.objects.filter(pk=asked, is_active=True).first()
    if found is None:
        raise EditingError("Whoever was asked to check is no longer here: choose somebody else.")
    return found


def _leads_to(request: Any, page: str, then: str, goes_on: Following | None) -> str:
    if then == ANOTHER:
        return f"{page}{'&' if '?' in page else '?'}new=item#new-item"
    if goes_on is None:
        return page
    if goes_on.claim_pk is None:
        messages.info(request, f"Nothing else waits in “{goes_on.title}”.")
    return goes_on.address
