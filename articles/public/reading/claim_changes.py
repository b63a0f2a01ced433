"""Two editions of a claim side by side."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.diffing import Change, changes
from articles.logic.edition_content import read_claim
from articles.public.models import Edition, PublishedClaim
from articles.public.reading.claim_lines import CorrectionLine, claim_with_lines, corrections_of


@dataclass(frozen=True)
class ChangesPage:
    """Two editions of one claim; `changes` is None where one of them was redacted."""

    claim: PublishedClaim
    first: Edition
    second: Edition
    changes: tuple[Change, ...] | None
    corrections: tuple[CorrectionLine, ...]

    @property
    def is_neutral(self) -> bool:
        return bool(self.claim.neutral_title)


def changes_page(public_id: str, first: int, second: int) -> ChangesPage | None:
    """What changed from edition `first` to the later `second`: two queries."""
    claim = claim_with_lines(public_id)
    found = {
        e.number: e for e in Edition.objects.of_claim(public_id).filter(number__in=(first, second))
    }
    if claim is None or len(found) != 2:
        return None
    told = None
    if found[first].content and found[second].content:
        told = changes(read_claim(found[first].content), read_claim(found[second].content))
    between = tuple(
        line
        for line in corrections_of(claim)
        if line.from_number >= first and (line.to_number or second + 1) <= second
    )
    return ChangesPage(claim, found[first], found[second], told, between)
