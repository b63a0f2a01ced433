"""Where the words of appearances stand in the text of an article that we may show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articles.logic.marking import located, same_words
from articles.logic.vocabulary import AppearanceState
from articles.public.models import PublishedAppearance
from articles.public.reading.article_sighting import Range, Sighting, quotation, withheld


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
