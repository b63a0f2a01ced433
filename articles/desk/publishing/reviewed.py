"""Looking at a published claim again and finding nothing to change: recorded, and told to readers.

It is no check: it covers no part and makes no second pair of eyes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from articles.desk.editing.acting import CHECKERS, EDITOR, only, roles_of
from articles.desk.editing.changing import made
from articles.desk.editing.coverage import content_hash
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Verification
from articles.desk.publishing.recheck import close_recheck
from articles.desk.publishing.standing import ReadersHave, readers_have
from articles.logic.edition_content import ClaimContent
from articles.logic.reviewers import Reviewer
from articles.logic.vocabulary import (
    Challenge,
    VerificationDecision,
    VerificationHow,
    Workflow,
)
from articles.public.models import Edition, PublishedClaim

#: What readers are told of the last look at a claim.
REVIEWED = ("reviewed_on", "reviewed_by", "review_due_on")


def find_nothing_to_change(
    claim: Claim,
    *,
    version: int,
    looked_at: str,
    next_due_on: date | None = None,
    next_due_reason: str = "",
) -> Claim:
    """What readers have stands as it is, as a fact-checker or an editor found it today.

    `looked_at` says in 10 characters or more what was looked at; None for a claim that is not
    due again. A recheck that is open ends with it. The edition stays.
    """
    person = only(*CHECKERS)
    claim = Claim.objects.locked(claim.pk, version)
    if refusal := why_not_reviewed(claim, readers_have(claim)):
        raise EditingError(refusal)
    if len(looked_at.strip()) < 10:
        raise EditingError("Say in 10 characters or more what you looked at.")
    if next_due_on is not None and not next_due_reason.strip():
        raise EditingError("Say why it is due then.")
    if claim.challenge == Challenge.RECHECK:
        claim = close_recheck(claim, version=claim.version, reason=looked_at)
    review = Verification(
        claim=claim,
        decision=VerificationDecision.REVIEWED,
        seen_version=claim.version,
        content_hash=content_hash(claim),
        verifier=person,
    )
    values = {
        "comment": looked_at.strip(),
        "interests": "none",
        "next_due_on": next_due_on,
        "next_due_reason": next_due_reason.strip() if next_due_on else "",
    }
    review = made(review, values, tuple(values))
    shown = PublishedClaim.objects.select_for_update().get(public_id=claim.public_id)
    role = Reviewer.EDITOR if EDITOR in roles_of(person) else Reviewer.FACT_CHECKER
    shown.reviewed_on, shown.reviewed_by = review.verified_at.date(), role
    shown.review_due_on = review.next_due_on
    shown.save(update_fields=[*REVIEWED])
    return claim.refreshed()


def why_not_reviewed(claim: Claim, shown: ReadersHave | None) -> str:
    """Why there is nothing that could be found unchanged, in words; "" where there is."""
    if shown is None or not shown.is_current:
        return "Readers have no current edition of it."
    if shown.verified_how == VerificationHow.CARRIED_OVER:
        return "It was imported and never checked here: check its parts and publish it."
    if claim.challenge == Challenge.UNDER_REVIEW:
        return "It is under review: closing the challenge is its review."
    if claim.workflow != Workflow.VERIFIED:
        return "Somebody is changing it: checking and publishing that is its review."
    return ""


def newest_reviews(public_ids: Iterable[str]) -> dict[str, Verification]:
    """By the public id of the claim, its newest review that found nothing to change."""
    rows = Verification.objects.filter(
        claim__public_id__in=list(public_ids), decision=VerificationDecision.REVIEWED
    ).select_related("claim")
    newest = rows.order_by("claim_id", "-id").distinct("claim_id")
    return {row.claim.public_id: row for row in newest if row.claim is not None}


def review_values(
    content: ClaimContent, edition: Edition, review: Verification | None
) -> dict[str, Any]:
    """`reviewed_on` and `review_due_on` as readers are told; the database compares the same.

    A review counts where nobody checked the claim on a later day. What it says of the next one
    holds until another edition says something else. `reviewed_by` is given only where it is
    empty: else it stays what it was when the review was recorded.
    """
    checked_on = date.fromisoformat(content.review.checked_on)
    due_on = date.fromisoformat(content.review.due_on) if content.review.due_on else None
    if review is None or review.verified_at.date() < checked_on:
        return {"reviewed_on": checked_on, "reviewed_by": "", "review_due_on": due_on}
    if review.seen_version >= edition.verified_version:
        due_on = review.next_due_on
    return {"reviewed_on": review.verified_at.date(), "review_due_on": due_on}
