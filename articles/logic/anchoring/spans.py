"""Several spans of one passage, found again as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from articles.logic.anchoring.finding import anchor
from articles.logic.anchoring.quotes import Anchor, Quote
from articles.logic.vocabulary import AppearanceState

#: So much further apart than they were may spans stand, in code points, beside half as much.
ROOM = 200


def anchor_all(text: str, quotes: Sequence[Quote]) -> tuple[Anchor, ...] | None:
    """An anchor for each span; None if any is lost, or if they no longer belong together.

    They stay in their order, do not overlap and stand about as close as they stood. A span
    that cannot be told apart by itself is found by one that can, in an unchanged passage.
    """
    found = [anchor(text, quote) for quote in quotes]
    held = [(quote, place) for quote, place in zip(quotes, found, strict=True) if place]
    anchors = [
        place or _beside(text, quote, held) for quote, place in zip(quotes, found, strict=True)
    ]
    complete = tuple(place for place in anchors if place is not None)
    if not complete or len(complete) < len(anchors):
        return None
    return complete if all(map(_belong, pairwise(quotes), pairwise(complete))) else None


def _beside(text: str, quote: Quote, held: Sequence[tuple[Quote, Anchor]]) -> Anchor | None:
    """The words as far as ever from a span that stands, and nothing between them changed.

    What stood between is known only where the contexts reach from one span to the other.
    """
    for other, place in held:
        if quote.start is None or other.start is None:
            continue
        start = place.start + quote.start - other.start
        end = start + len(quote.exact)
        if start < 0 or text[start:end] != quote.exact or _words(text, place) != other.exact:
            continue
        if start >= place.end:
            between, known = text[place.end : start], other.suffix
            reaches = known.startswith(between) or quote.prefix.endswith(between)
        else:
            between, known = text[end : place.start], other.prefix
            reaches = known.endswith(between) or quote.suffix.startswith(between)
        if reaches:
            is_there = start == quote.start
            state = AppearanceState.ANCHORED if is_there else AppearanceState.MOVED
            return Anchor(start, end, state)
    return None


def _words(text: str, place: Anchor) -> str:
    return text[place.start : place.end]


def _belong(quotes: tuple[Quote, Quote], places: tuple[Anchor, Anchor]) -> bool:
    gap = places[1].start - places[0].end
    before = 0
    if quotes[0].end is not None and quotes[1].start is not None:
        before = max(0, quotes[1].start - quotes[0].end)
    return 0 <= gap <= before + before // 2 + ROOM
