"""What the steps of a claim call: verbs, with the answers of their forms."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from articles.desk.editing import assessment as assessing
from articles.desk.editing import claim_deletion as claim_deletion_verbs
from articles.desk.editing import claim_desk as claim_desk_verbs
from articles.desk.editing import outcome as outcome_verbs
from articles.desk.editing import review
from articles.desk.editing.claim import revise as revise_claim
from articles.desk.editing.enquiry import enquire as ask_those_concerned
from articles.desk.editing.request import approve as approve_request
from articles.desk.editing.request import ask_for
from articles.desk.models import Claim, Company, Evidence, Request, Source
from articles.desk.publishing import challenge as challenging
from articles.desk.publishing import merge as merging
from articles.desk.publishing import recheck as recheck_verbs
from articles.desk.publishing import reviewed as reviewed_verbs
from articles.desk.publishing.publish import CorrectionText
from articles.desk.publishing.publish import publish as publish_claim
from articles.desk.publishing.redact import ask_for_redaction
from articles.desk.publishing.retract import retract as retract_claim
from articles.desk.publishing.withdraw import withdraw as withdraw_claim
from articles.logic.vocabulary import CorrectionKind


def submit(claim: Claim, *, version: int) -> Any:
    return review.submit(claim, version=version)


def send_back(claim: Claim, *, version: int, comment: str) -> Any:
    return review.send_back(claim, version=version, comment=comment)


def verify(claim: Claim, *, version: int, seen_hash: str, interests: str, comment: str = "") -> Any:
    return review.verify(
        claim, version=version, seen_hash=seen_hash, interests=interests, comment=comment
    )


def reject(claim: Claim, *, version: int, reason: str) -> Any:
    return review.reject(claim, version=version, reason=reason)


def assess(claim: Claim, *, version: int, verdict: str, rationale: str, **answers: Any) -> Any:
    return assessing.assess(claim, version=version, verdict=verdict, rationale=rationale, **answers)


def answer_rules(claim: Claim, *, version: int, divergence_reason: str) -> Any:
    return assessing.answer_rules(claim, version=version, divergence_reason=divergence_reason)


def record_outcome(
    claim: Claim, *, version: int, result: str, note: str, evidence: Any = (), **answers: Any
) -> Any:
    """`evidence` are public ids of its items."""
    items = list(Evidence.objects.filter(claim=claim, public_id__in=evidence).order_by("pk"))
    return outcome_verbs.record_outcome(
        claim, version=version, result=result, note=note, evidence=items, **answers
    )


def _correction(was_wrong: str, is_right: str, kind: str) -> CorrectionText | None:
    return CorrectionText(was_wrong, is_right, kind) if was_wrong.strip() else None


def publish(
    claim: Claim,
    *,
    version: int,
    was_wrong: str = "",
    is_right: str = "",
    kind: str = CorrectionKind.CORRECTION.value,
    **review: Any,
) -> Any:
    """With a correction where one was typed; the guard says when one is needed.

    `review` says when it is due again, where that was asked.
    """
    if "next_due_on" in review:
        due_on, reason = review["next_due_on"], review.get("next_due_reason", "")
        claim = revise_claim(claim, version=version, review_due_on=due_on, review_due_reason=reason)
        version = claim.version
    text = _correction(was_wrong, is_right, kind)
    return publish_claim(claim, version=version, correction=text)


def challenge(claim: Claim, *, version: int, reason: str) -> Any:
    return challenging.challenge(claim, version=version, reason=reason)


def close_challenge(
    claim: Claim, *, version: int, outcome: str, was_wrong: str = "", is_right: str = ""
) -> Any:
    text = _correction(was_wrong, is_right, CorrectionKind.CORRECTION.value)
    return challenging.close_challenge(claim, version=version, outcome=outcome, correction=text)


def close_recheck(claim: Claim, *, version: int, reason: str = "") -> Any:
    return recheck_verbs.close_recheck(claim, version=version, reason=reason)


def find_nothing_to_change(claim: Claim, *, version: int, looked_at: str, **answers: Any) -> Any:
    return reviewed_verbs.find_nothing_to_change(
        claim, version=version, looked_at=looked_at, **answers
    )


def asking(action: str) -> Any:
    """The act of asking for `action`; the version is compared, so that nobody asks about
    another text than the one read."""

    def ask(claim: Claim, *, version: int, reason: str, ground: str = "") -> Any:
        claim = Claim.objects.locked(claim.pk, version)
        return ask_for(action, claim, reason=reason, ground=ground)

    return ask


def ask_redaction(
    claim: Claim, *, version: int, edition_number: int, ground: str, reason: str
) -> Any:
    claim = Claim.objects.locked(claim.pk, version)
    return ask_for_redaction(claim, edition_number=edition_number, ground=ground, reason=reason)


def propose(claim: Claim, *, version: int, action: str, reason: str) -> Any:
    claim = Claim.objects.locked(claim.pk, version)
    return ask_for(action, claim, reason=reason)


def approve(claim: Claim, *, version: int, request: str, reason: str) -> Any:
    """Only a request about this very claim, read at this version."""
    claim = Claim.objects.locked(claim.pk, version)
    asked = Request.objects.open().get(claim=claim, public_id=request)
    return approve_request(asked, reason=reason)


def retract(claim: Claim, *, version: int, was_wrong: str, is_right: str) -> Any:
    return retract_claim(claim, version=version, was_wrong=was_wrong, is_right=is_right)


def withdraw(claim: Claim, *, version: int) -> Any:
    return withdraw_claim(claim, version=version)


def merge(claim: Claim, *, version: int, into: Claim) -> Any:
    return merging.merge_claims(claim, version=version, into=into)


def unmerge(claim: Claim, *, version: int) -> Any:
    return merging.unmerge_claim(claim, version=version)


def mark(claim: Claim, *, version: int, marking: str) -> Any:
    return claim_desk_verbs.mark(claim, version=version, marking=marking)


def embargo(claim: Claim, *, version: int, until: datetime | None = None) -> Any:
    return claim_desk_verbs.embargo(claim, version=version, until=until)


def delete_draft(claim: Claim, *, version: int) -> Any:
    return claim_deletion_verbs.delete_draft(claim, version=version)


def enquire(
    claim: Claim,
    *,
    version: int,
    asked: str,
    asked_on: date,
    company: Company | None = None,
    source: Source | None = None,
    **answers: Any,
) -> Any:
    return ask_those_concerned(
        claim,
        version=version,
        asked=asked,
        asked_on=asked_on,
        company=company,
        source=source,
        **answers,
    )
