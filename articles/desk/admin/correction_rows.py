"""Claims to correct, many on a page, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.desk.admin.correction_items import item_of
from articles.desk.admin.correction_row import Row
from articles.desk.admin.permissions import visible
from articles.desk.models import (
    Assessment,
    Claim,
    Evidence,
    Source,
    Suggestion,
    Verification,
)
from articles.desk.publishing.correction_proposals import proposals_for
from articles.desk.publishing.shown_editions import shown_editions
from articles.logic.vocabulary import VerificationDecision, Workflow


def rows_of(request: Any, claims: Sequence[Claim]) -> list[Row]:
    """In the order of `claims`."""
    keys = [claim.pk for claim in claims]
    editions = shown_editions(claims)
    held = {
        row.claim_id: row
        for row in Assessment.objects.filter(claim__in=keys)
        .select_related("assessed_by")
        .order_by("id")
    }
    advice = {row.claim_id: row for row in Suggestion.objects.filter(claim__in=keys)}
    evidence = list(Evidence.objects.for_edition().filter(claim__in=keys).order_by("id"))
    known = visible(request, Source.objects.filter(pk__in={row.source_id for row in evidence}))
    names = dict(known.values_list("pk", "name"))
    proposals, comments = proposals_for(claims), _sent_back(claims)
    return [
        Row(
            claim=claim,
            edition=(edition := editions.get(claim.public_id)),
            held=(newest := held.get(claim.pk)),
            is_mine=newest is not None and newest.assessed_by_id == request.user.pk,
            advice=advice[claim.pk],
            items=[item_of(row, names, edition) for row in evidence if row.claim_id == claim.pk],
            proposal=proposals.get(claim.pk),
            comment=comments.get(claim.pk, ""),
        )
        for claim in claims
    ]


def _sent_back(claims: Sequence[Claim]) -> dict[int, str]:
    """Why each was sent back, where it waits for changes."""
    waiting = [claim.pk for claim in claims if claim.workflow == Workflow.CHANGES_REQUESTED]
    rows = Verification.objects.filter(
        claim__in=waiting, decision=VerificationDecision.SENT_BACK
    ).order_by("id")
    return {row.claim_id: row.comment for row in rows if row.claim_id}
