"""Of which claims a person may see the rules' suggestion, for pages that list many."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.desk.admin.permissions import has_role
from articles.desk.editing.acting import CHECKERS
from articles.desk.models import Assessment, Claim
from articles.logic.vocabulary import Verdict, Workflow

_SUBMITTED = (Workflow.IN_REVIEW, Workflow.VERIFIED)


def advice_seen(request: Any, claims: Collection[Claim]) -> set[int]:
    """Keys of the claims: the rule of claim_suggestion.may_see, and what readers have anyway.

    An editor assesses before the suggestion is seen; an edition tells it to everybody.
    """
    held = list(
        Assessment.objects.filter(claim__in=claims).values_list(
            "claim_id", "assessed_by_id", "verdict"
        )
    )
    mine = {
        claim
        for claim, person, verdict in held
        if person == request.user.pk and verdict != Verdict.NOT_ASSESSED
    }
    assessed = {claim for claim, _, _ in held}
    is_checker = has_role(request, *CHECKERS)
    return {
        claim.pk
        for claim in claims
        if claim.published_number is not None
        or claim.pk in mine
        or (is_checker and claim.workflow in _SUBMITTED and claim.pk in assessed)
    }
