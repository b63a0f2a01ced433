"""What is proposed as the next review of a claim, at the steps that ask for it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from articles.desk.admin.claim_facts import ClaimFacts
from articles.logic.review_dates import Dated, proposed_review


def next_review(claim: Any) -> dict[str, Any]:
    """The day on record while it lies ahead; else what its kind and its words suggest."""
    today = timezone.now().date()
    due_on, reason = claim.review_due_on, claim.review_due_reason
    if due_on is None or due_on <= today:
        proposed = proposed_review(_dated(claim), today)
        due_on, reason = (proposed.due_on, proposed.reason) if proposed else (None, "")
    return {"next_due_on": due_on, "next_due_reason": reason}


def _dated(claim: Any) -> Dated:
    facts: ClaimFacts = claim.facts
    rationale = facts.held.rationale if facts.held else ""
    return Dated(
        type=claim.type,
        temporal=claim.temporal,
        held_from=claim.held_from,
        held_until=claim.held_until,
        words=(claim.statement, rationale),
        has_outcome=facts.is_resolved,
    )
