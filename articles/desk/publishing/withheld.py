"""What the quotation meters would withhold, told before it is published."""

from __future__ import annotations

from articles.desk.models import Claim
from articles.desk.publishing.appearance_content import appearance_contents, appearance_rows
from articles.desk.publishing.quotation_meters import Withheld, meters_for


def withheld_passages(claim: Claim) -> list[Withheld]:
    """By article, if the claim were published now. Nothing is locked, nothing is promised."""
    meters = meters_for(claim, lock=False)
    appearance_contents(appearance_rows([claim.pk]), meters)
    for item in claim.evidence.select_related("source").order_by("public_id"):
        meters.quotation(item)
    return meters.withheld()
