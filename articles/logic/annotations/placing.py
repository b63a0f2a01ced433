"""Where a text of ours has what a target selects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from articles.logic.anchoring import Quote, anchor
from articles.logic.annotations.model import (
    Fragment,
    Range,
    Refined,
    Selector,
    Target,
    TextPosition,
    TextQuote,
)

#: RFC 5147: characters of a plain text, "char=10,20".
_CHARACTERS = re.compile(r"char=(\d{1,12}),(\d{1,12})")

Place = tuple[int, int]


def place_of(text: str, target: Target) -> Place | None:
    """Code points, end exclusive; None where the text does not have it, or not for certain.

    Several selectors of a target choose the same: words are taken with their position, so that
    the place is found where they stand more than once; then whichever is found first, words
    before mere positions.
    """
    return _place(text, target.selectors)


def _place(text: str, selectors: Sequence[Selector]) -> Place | None:
    quotes = [one for one in selectors if isinstance(one, TextQuote) and one.exact.strip()]
    positions = [one for one in selectors if isinstance(one, TextPosition)]
    for quote in quotes:
        at = positions[0] if positions else None
        if found := _quoted(text, quote, at):
            return found
    if quotes:
        return None
    return _first(_one(text, selector) for selector in selectors)


def _quoted(text: str, quote: TextQuote, at: TextPosition | None) -> Place | None:
    start, end = (at.start, at.end) if at else (None, None)
    if start is not None and text.startswith(quote.exact, start) and _fits(text, quote, start):
        return start, start + len(quote.exact)
    words = Quote(quote.exact, quote.prefix, quote.suffix, start, end)
    if found := anchor(text, words):
        return found.start, found.end
    return _only(text, quote)


def _fits(text: str, quote: TextQuote, start: int) -> bool:
    end = start + len(quote.exact)
    return text[:start].endswith(quote.prefix) and text.startswith(quote.suffix, end)


def _only(text: str, quote: TextQuote) -> Place | None:
    """The words in their whole context, where the text has them once."""
    whole = quote.prefix + quote.exact + quote.suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    start = first + len(quote.prefix)
    return start, start + len(quote.exact)


def _one(text: str, selector: Selector) -> Place | None:
    if isinstance(selector, TextPosition):
        return _within(text, selector.start, selector.end)
    if isinstance(selector, Fragment):
        found = _CHARACTERS.fullmatch(selector.value)
        return _within(text, int(found[1]), int(found[2])) if found else None
    if isinstance(selector, Range):
        return _range(text, selector)
    if isinstance(selector, Refined):
        return _refined(text, selector)
    return _quoted(text, selector, None) if isinstance(selector, TextQuote) else None


def _within(text: str, start: int, end: int) -> Place | None:
    return (start, end) if start < end <= len(text) and text[start:end].strip() else None


def _range(text: str, selector: Range) -> Place | None:
    first, last = _place(text, selector.start), _place(text, selector.end)
    return _within(text, first[0], last[0]) if first and last else None


def _refined(text: str, selector: Refined) -> Place | None:
    whole = _one(text, selector.whole)
    if whole is None:
        return None
    inside = _place(text[whole[0] : whole[1]], selector.by)
    return (whole[0] + inside[0], whole[0] + inside[1]) if inside else None


def _first(places: Iterable[Place | None]) -> Place | None:
    return next((place for place in places if place), None)
