"""Claims to correct, many on a page, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.desk.admin.correction_items import Item, item_of
from articles.desk.admin.permissions import visible
from articles.desk.models import (
    Assessment,
    Claim,
    Evidence,
    Request,
    Source,
    Suggestion,
    Verification,
)
from articles.desk.publishing.shared_correction import proposals_for
from articles.desk.publishing.shown_editions import ShownEdition, shown_editions
from articles.logic.correction_words import read_proposal
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE, VerificationDecision, Workflow
from articles.logic.wording import counted


@dataclass
class Row:
    """One claim: what readers have, what the desk holds, what the rules suggest."""

    claim: Claim
    edition: ShownEdition | None
    held: Assessment | None
    is_mine: bool
    advice: Suggestion
    items: list[Item]
    proposal: Request | None
    comment: str
    form: Any = None

    @property
    def advised_word(self) -> str:
        """ "" where the suggested verdict carries no confidence."""
        return self.advice.word if self.advice.verdict in VERDICTS_WITH_CONFIDENCE else ""

    @property
    def advised(self) -> str:
        """What "take what the rules suggest" means, as the form carries it."""
        return f"{self.advice.verdict}/{self.advised_word}"

    @property
    def origins(self) -> str:
        return _origins((self.advice.origins_for, self.advice.origins_against))

    @property
    def edition_origins(self) -> str:
        return _origins(self.edition.origins) if self.edition else ""

    @property
    def is_assessed_since(self) -> bool:
        return bool(getattr(self.claim, "is_assessed_since", False))

    @property
    def correction(self) -> tuple[str, str] | None:
        return read_proposal(self.proposal.reason) if self.proposal else None


def _origins(counts: tuple[int, int]) -> str:
    against = f" for it, {counts[1]} against" if counts[1] else ""
    return counted(counts[0], "origin") + against


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
