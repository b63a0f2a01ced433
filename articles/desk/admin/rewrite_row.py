"""One claim that a rewrite touches: what the rules suggest now, and what they would then."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.admin.rewrite_items import Item
from articles.desk.models import Claim
from articles.logic.confidence import Suggestion
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE
from articles.logic.wording import counted


@dataclass(frozen=True)
class Told:
    """What the rules suggest; `verdict` and `word` are empty where this person assesses first."""

    verdict: str
    word: str
    origins: str


@dataclass(frozen=True)
class Row:
    claim: Claim
    now: Told
    then: Told
    is_moved: bool
    word_falls: bool
    items: list[Item]

    @property
    def is_rechecked(self) -> bool:
        """Whether readers have an edition whose basis moves."""
        return self.word_falls and self.claim.published_number is not None


def told(advice: Suggestion, *, is_seen: bool) -> Told:
    (origins, against) = advice.origins
    words = counted(origins, "origin") + (f" for it, {against} against" if against else "")
    if not is_seen:
        return Told("", "", words)
    word = advice.word if advice.verdict in VERDICTS_WITH_CONFIDENCE else None
    return Told(advice.verdict, word or "", words)
