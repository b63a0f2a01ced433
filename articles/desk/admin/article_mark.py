"""A claim as it is marked in a text."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import Confidence


@dataclass(frozen=True)
class Mark:
    """A claim as the page marks it. `level` is 1 (very low) to 5, and 0 without a confidence."""

    key: int
    words: str
    href: str
    workflow: str
    level: int
    is_contested: bool
    is_backed: bool

    @property
    def standing(self) -> str:
        """What colour and pattern say, in words: "Claim (draft), no confidence"."""
        known = [word.label for word in Confidence]
        held = f"{known[self.level - 1].lower()} confidence" if self.level else "no confidence"
        return f"Claim ({self.workflow}), {held}"
