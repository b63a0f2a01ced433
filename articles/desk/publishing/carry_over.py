"""Carrying a base over that was checked elsewhere."""

from __future__ import annotations

from articles.desk.editing.coverage import content_hash as verified_hash
from articles.desk.models import Claim, Verification
from articles.desk.publishing.publish import publish_as
from articles.logic.vocabulary import (
    VerificationDecision,
    VerificationHow,
)
from articles.public.models import Edition


def carry_over(claim: Claim, *, version: int, base: str) -> Edition:
    """Edition 1 of a base that was checked elsewhere; on the owner's connection only."""
    claim = Claim.objects.locked(claim.pk, version)
    Verification(
        claim=claim,
        how=VerificationHow.CARRIED_OVER,
        base=base,
        decision=VerificationDecision.CHECKED,
        seen_version=version,
        content_hash=verified_hash(claim),
    ).save(force_insert=True)
    return publish_as(claim.refreshed(), VerificationHow.CARRIED_OVER, base, None)
