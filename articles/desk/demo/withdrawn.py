"""A report that its outlet withdraws while the claim is still a draft."""

from __future__ import annotations

from articles.desk.demo.newsroom import Newsroom
from articles.desk.editing.evidence_state import retract_evidence
from articles.desk.models import Claim


def take_back_report(newsroom: Newsroom, claim: Claim) -> None:
    """One of four reports is withdrawn; of the others nobody knows where they have it from."""
    for item in claim.evidence.filter(source__name="Estuary Today", state="live"):
        with newsroom.deed("tomasz", "The site has withdrawn its report"):
            retract_evidence(
                item,
                version=claim.refreshed().version,
                reason="The site withdrew it: the buyer it had named has no ships.",
            )
