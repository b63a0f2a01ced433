"""Why a step of a claim cannot be taken now, in words; "" where it can.

The guards decide; these words only spare a person from asking in vain. Each reads
`claim.facts`, which the workbench puts there.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from articles.desk.admin.claim_facts import ClaimFacts
from articles.desk.admin.claim_second_editor import asked_against, is_approved_against
from articles.desk.admin.claim_suggestion import may_see
from articles.desk.admin.claim_who import able_to_check, who_can
from articles.desk.editing.divergence import NOT_COMPLETE
from articles.desk.models import Person
from articles.desk.publishing.moment import embargo_holds
from articles.desk.publishing.redact import redactable
from articles.desk.publishing.reviewed import why_not_reviewed
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    Challenge,
    ClaimType,
    EvidenceState,
    Marking,
    RequestAction,
    Risk,
    Verdict,
    Workflow,
)
from articles.logic.wording import counted


def submitting(claim: Any, person: Person) -> str:
    facts: ClaimFacts = claim.facts
    if facts.held is None:
        return "Enter a verdict with its reasons first; “not yet assessed” is a verdict."
    live = {EvidenceState.LIVE, EvidenceState.CORRECTED}
    needs_items = facts.held.verdict not in (Verdict.NOT_ASSESSED, Verdict.NOT_CHECKABLE)
    if needs_items and not any(item.state in live for item in facts.evidence):
        return "A verdict needs at least one live evidence item."
    if facts.divergence.needs_answer:
        return _unanswered(facts)
    return ""


def _unanswered(facts: ClaimFacts) -> str:
    """Nothing of the suggestion for who may not have seen it."""
    if not may_see(facts):
        return NOT_COMPLETE
    who = "" if facts.is_held_by_me else " Whoever made the assessment answers, or you assess it."
    return f"It lies {_far(facts)} from the rules: that has to be answered first.{who}"


def _far(facts: ClaimFacts) -> str:
    return counted(facts.divergence.apart, "level")


def verifying(claim: Any, person: Person) -> str:
    facts: ClaimFacts = claim.facts
    if claim.workflow != Workflow.IN_REVIEW:
        return "It is not in review: its author submits it first."
    if all(person.pk in part.authors for part in facts.coverage):
        who = who_can(able_to_check(facts, facts.coverage))
        return f"Every part of it is yours: somebody else has to check it.{who}"
    return ""


def in_review_only(claim: Any, person: Person) -> str:
    return "" if claim.workflow == Workflow.IN_REVIEW else "It is not in review."


def asking_to_check(claim: Any, person: Person) -> str:
    if claim.workflow in (Workflow.DRAFT, Workflow.CHANGES_REQUESTED):
        return "It is not in review; the button at the foot of the form submits it and asks."
    return in_review_only(claim, person)


def publishing(claim: Any, person: Person) -> str:
    facts: ClaimFacts = claim.facts
    shown = facts.readers_have
    if claim.workflow != Workflow.VERIFIED:
        return "Only a verified claim is published; see whose eyes it waits for."
    if claim.marking != Marking.PUBLIC:
        return "Its marking keeps it inside the newsroom."
    if claim.challenge == Challenge.UNDER_REVIEW:
        return "It is under review: close the challenge first, or close it as corrected."
    if claim.challenge == Challenge.RECHECK:
        return "Its basis moved: close the recheck first."
    if embargo_holds(claim.embargo_until):
        return f"It is embargoed until {claim.embargo_until:%d %B %Y %H:%M} UTC."
    if claim.risk != Risk.NONE and not claim.no_enquiry_reason and not facts.enquiries:
        return "It carries a risk: ask those concerned, or write down why not."
    if shown and (shown.standing != "current" or shown.merged_into):
        return "It was retracted, withdrawn or merged into another claim."
    if may_see(facts) and facts.divergence.needs_second_editor and not is_approved_against(facts):
        return facts.divergence.refusal
    return ""


def _approved(action: RequestAction, words: str) -> Any:
    def why_not(claim: Any, person: Person) -> str:
        return "" if claim.facts.is_approved(action) else words

    return why_not


closing_a_challenge = _approved(
    RequestAction.CLOSE_CHALLENGE, "Ask to close it first; a second person has to approve that."
)
retracting = _approved(
    RequestAction.RETRACT, "Ask for it first; a second person has to approve it."
)
withdrawing = _approved(
    RequestAction.WITHDRAW, "Ask for it first; a second editor has to approve it."
)


def coming_out(claim: Any, person: Person) -> str:
    """A forecast is asked about once its time begins; before, nothing can have come out."""
    begins = claim.held_from if claim.type == ClaimType.FORECAST else None
    if begins is not None and begins.first > timezone.now().date():
        return f"Its period begins with {begins}: nothing can have come out."
    return ""


def reviewing(claim: Any, person: Person) -> str:
    return why_not_reviewed(claim, claim.facts.readers_have)


def redacting(claim: Any, person: Person) -> str:
    if redactable(claim):
        return ""
    return "Readers are shown its only edition: publish it anew or withdraw it first."


def deleting(claim: Any, person: Person) -> str:
    facts: ClaimFacts = claim.facts
    if claim.created_by_id != person.pk and not facts.is_editor:
        return "Only its author or an editor deletes a draft."
    if facts.requests:
        return "Somebody asked for a decision on it: it stays."
    return ""


def checklist(facts: ClaimFacts) -> list[tuple[bool, str, str]]:
    """Before it can be published: (done, what, how far)."""
    claim, held = facts.claim, facts.held
    covered = sum(1 for part in facts.coverage if part.is_covered)
    rows = [
        (held is not None, "A verdict with its reasons", "done" if held else "missing"),
        (
            bool(facts.coverage) and covered == len(facts.coverage),
            "Every part checked by another person",
            f"{covered} of {len(facts.coverage)}",
        ),
    ]
    if held and held.verdict in VERDICTS_WITH_CONFIDENCE:
        live = sum(1 for item in facts.evidence if item.state != EvidenceState.RETRACTED)
        rows.append((live > 0, "Live evidence", str(live)))
    if may_see(facts):
        rows += _rules_answered(facts)
    if claim.risk != Risk.NONE:
        is_asked = bool(facts.enquiries or claim.no_enquiry_reason)
        replies = sum(1 for row in facts.enquiries if row.replied_on)
        said = f"{len(facts.enquiries)} asked, {replies} replied"
        rows.append((is_asked, "Those concerned asked", said if facts.enquiries else "why not?"))
    if claim.marking != Marking.PUBLIC:
        rows.append((False, "Marked public", claim.get_marking_display().lower()))
    if claim.challenge != Challenge.NONE:
        rows.append((False, "No challenge", claim.get_challenge_display().lower()))
    return rows


def _rules_answered(facts: ClaimFacts) -> list[tuple[bool, str, str]]:
    """Only where the assessment lies far from the rules, or above what they allow."""
    found, rows = facts.divergence, []
    if found.is_far:
        rows.append((found.is_answered, "The difference from the rules answered", _far(facts)))
    if found.needs_second_editor:
        is_asked = "asked for" if asked_against(facts) else "missing"
        is_done = is_approved_against(facts)
        rows.append((is_done, "A second editor’s approval", "given" if is_done else is_asked))
    return rows
