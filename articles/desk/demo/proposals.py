"""Two proposals of a shared origin: one waits for a decision, one was rejected."""

from __future__ import annotations

from articles.desk.demo.newsroom import Newsroom
from articles.desk.editing.origin_proposal import decide_proposal, propose_origins
from articles.desk.models import Claim
from articles.logic.vocabulary import SharedSign


def look_for_shared_origins(newsroom: Newsroom, claim: Claim) -> None:
    """One paper printed the other's sentences; a third asked the company itself."""
    if not claim.origin_proposals.exists():
        with newsroom.deed("tomasz", "Looked for shared origins"):
            propose_origins(claim)
    for proposal in claim.origin_proposals.pending().filter(kind=SharedSign.QUOTATION):
        with newsroom.deed("femi", "Rejected a shared origin"):
            decide_proposal(
                proposal,
                version=claim.refreshed().version,
                accepted=False,
                reason="Each asked him on another day; he said the same to both.",
            )
