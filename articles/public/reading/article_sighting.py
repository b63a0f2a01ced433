"""An appearance in the text of an article that is shown."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import AppearanceState
from articles.public.models import PublishedAppearance, PublishedClaim

Range = tuple[int, int]


@dataclass(frozen=True)
class Sighting:
    """An appearance and the `ranges` of its words in the shown text.

    `recorded` are its words as recorded, where the text has others now. `withheld` are the
    paragraphs, counted from 1 and None where unknown, of words that may not be shown. With
    neither ranges nor withheld words its words are gone from the text.
    """

    said: PublishedAppearance
    ranges: tuple[Range, ...]
    recorded: str = ""
    withheld: tuple[int | None, ...] = ()

    @property
    def claim(self) -> PublishedClaim:
        """The claim that stands for it now."""
        return self.said.claim.merged_into or self.said.claim

    @property
    def is_lost(self) -> bool:
        return not self.ranges and not self.withheld

    @property
    def is_removed(self) -> bool:
        """Whether a later text is known not to have them; else we merely do not find them."""
        newer = self.said.article.version > self.said.version
        return newer or self.said.state == AppearanceState.ORPHANED

    @property
    def quotation(self) -> str:
        """Its words as recorded, so far as they may be shown."""
        return quotation(self.said)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        return tuple(number for number in self.withheld if number)


def quotation(said: PublishedAppearance) -> str:
    return " … ".join(span["exact"] for span in said.spans if span["exact"])


def withheld(said: PublishedAppearance) -> tuple[int | None, ...]:
    """Past the quotation meter a span has no words, only its paragraph."""
    return tuple(dict.fromkeys(s.get("paragraph") for s in said.spans if not s["exact"]))
