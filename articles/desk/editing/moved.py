"""What the rules suggest of a claim before and after something that is not on record."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.models import Claim, Evidence
from articles.logic.confidence import Suggestion
from articles.logic.rechecks import Suggested, fall


@dataclass(frozen=True)
class Moved:
    """One claim: what the rules suggest now and what they would, on the same day."""

    claim: Claim
    rows: tuple[Evidence, ...]
    now: Suggestion
    then: Suggestion

    @property
    def word_falls(self) -> bool:
        """As for a recheck: to a lower word, or from supported to refuted and back."""
        now, then = (Suggested(one.verdict, one.word or "", ()) for one in (self.now, self.then))
        return bool(fall(now, then))

    @property
    def is_moved(self) -> bool:
        """Whether readers or editors would notice: another verdict, word or count of origins."""
        seen = [(one.verdict, one.word, one.origins) for one in (self.now, self.then)]
        return seen[0] != seen[1]
