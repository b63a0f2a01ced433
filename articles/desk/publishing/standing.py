"""What readers have of a claim, told to the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from articles.desk.models import Claim
from articles.logic.vocabulary import PublicStanding, VerificationHow
from articles.public.models import PublishedClaim


@dataclass(frozen=True)
class ReadersHave:
    """`standing` is a PublicStanding; `merged_into` the public id of the claim they are led to."""

    number: int
    standing: str
    published_at: datetime
    merged_into: str
    verified_how: str = VerificationHow.CHECKED.value

    @property
    def is_current(self) -> bool:
        return self.standing == PublicStanding.CURRENT and not self.merged_into


def not_taken_back() -> Q:
    """Of claims: neither retracted nor withdrawn nor merged; asked of the few that are."""
    gone = ~Q(standing=PublicStanding.CURRENT) | Q(merged_into__isnull=False)
    return ~Q(Exists(PublishedClaim.objects.filter(gone, public_id=OuterRef("public_id"))))


def readers_have(claim: Claim) -> ReadersHave | None:
    """None where it was never published."""
    if claim.published_number is None:
        return None
    row = (
        PublishedClaim.objects.filter(public_id=claim.public_id)
        .select_related("edition", "merged_into")
        .first()
    )
    if row is None:
        return None
    survivor = row.merged_into.public_id if row.merged_into else ""
    published_at = row.edition.published_at
    return ReadersHave(row.number, row.standing, published_at, survivor, row.verified_how)
