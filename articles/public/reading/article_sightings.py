"""Where the words of appearances stand in the text of an article that we may show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.logic.marking import located, same_words
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


def whole_text(blocks: Sequence[Mapping[str, Any]]) -> str:
    """The text with its gaps between blocks kept, so that ranges hold."""
    made, length = [], 0
    for block in blocks:
        made += ["\n" * (block["start"] - length), block["text"]]
        length = max(block["start"], length) + len(block["text"])
    return "".join(made)


def in_text(appearances: Iterable[PublishedAppearance], text: str) -> list[Sighting]:
    return [_in_text(said, text) for said in appearances]


def _in_text(said: PublishedAppearance, text: str) -> Sighting:
    if said.state == AppearanceState.ORPHANED:
        return Sighting(said, ())
    spans = [span for span in said.spans if span["exact"]]
    places = [(span, _place(said, span, text)) for span in spans]
    found = [(span, place) for span, place in places if place is not None]
    changed = [not same_words(text[start:end], span["exact"]) for span, (start, end) in found]
    return Sighting(
        said,
        tuple(sorted(place for _, place in found)),
        quotation(said) if any(changed) else "",
        withheld(said),
    )


def _place(said: PublishedAppearance, span: Mapping[str, Any], text: str) -> Range | None:
    """An edit may have changed words and kept their place: then the place counts."""
    start, end = span["start"], span["end"]
    if (
        said.state == AppearanceState.MOVED
        and None not in (start, end)
        and 0 <= start < end <= len(text)
    ):
        return start, end
    return located(text, start, end, span["exact"])
