"""Corrections that were proposed with new assessments of claims in recheck."""

from __future__ import annotations

from collections.abc import Collection

from articles.desk.models import Claim, Request
from articles.logic.correction_words import read_proposal
from articles.logic.vocabulary import RequestAction


def proposals_for(claims: Collection[Claim]) -> dict[int, Request]:
    """By key of the claim: the newest correction proposed since its recheck began."""
    begun = {claim.pk: claim.challenged_at for claim in claims if claim.challenged_at}
    asked = Request.objects.filter(claim__in=begun, action=RequestAction.CORRECT)
    found = {}
    for request in asked.select_related("requested_by").order_by("id"):
        if request.claim_id is None or request.requested_at < begun[request.claim_id]:
            continue
        if read_proposal(request.reason) is not None:
            found[request.claim_id] = request
    return found
