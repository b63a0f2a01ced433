"""One claim to correct, as the pages on corrections show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.admin.correction_items import Item
from articles.desk.models import Assessment, Claim, Request, Suggestion
from articles.desk.publishing.shown_editions import ShownEdition
from articles.logic.correction_words import read_proposal
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE
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
