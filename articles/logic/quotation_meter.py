"""How much of a text readers are quoted: the union of the quoted ranges, against a share of it.

For texts that may only be quoted (rights `quotation_only`). Ranges are Unicode code points, end
exclusive. What was quoted once stays counted: editions are read for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Range = tuple[int, int]

#: What stands between the passages of one quotation: an ellipsis, also in brackets.
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|\(…\)|…)\s*")


@dataclass(frozen=True)
class Passage:
    """Words that readers are quoted; `start` is where they stood, None where nobody wrote it down.

    With `start` they are one passage, without it a quotation whose passages "…" may join.
    """

    exact: str
    start: int | None = None

    def pieces(self, text: str) -> list[Passage]:
        """Its passages: itself where it has a place or the text contains it as it is."""
        if self.start is not None or self.exact in text:
            return [self]
        words = (words for words in _LEFT_OUT.split(self.exact.strip()) if words)
        return [Passage(one) for one in words] or [self]

    def place_in(self, text: str) -> int | None:
        """Where it begins in the text; None where none of its passages is found."""
        found = (place_of(text, piece.exact, piece.start) for piece in self.pieces(text))
        return next((place for place in found if place is not None), None)


@dataclass(frozen=True)
class QuotationMeter:
    """`share` in percent of the text's length; `ranges` in order, not touching.

    `elsewhere` are quoted words that the text does not contain (an older version did, or they
    were typed otherwise): each counts with its length, once.
    """

    text: str
    share: int
    ranges: tuple[Range, ...] = ()
    elsewhere: frozenset[str] = frozenset()

    @property
    def used(self) -> int:
        """Code points that readers are quoted."""
        return sum(end - start for start, end in self.ranges) + sum(map(len, self.elsewhere))

    @property
    def percent(self) -> float:
        return 100 * self.used / len(self.text)

    @property
    def is_within(self) -> bool:
        return 100 * self.used <= self.share * len(self.text)

    def with_passages(self, passages: Iterable[Passage]) -> QuotationMeter:
        """The meter once readers are quoted these, whether it is within its share or not."""
        found: list[Range] = []
        lost: set[str] = set()
        for passage in passages:
            for piece in passage.pieces(self.text):
                place = place_of(self.text, piece.exact, piece.start, self.ranges)
                if place is None:
                    lost.add(piece.exact)
                else:
                    found.append((place, place + len(piece.exact)))
        return replace(self, ranges=_union([*self.ranges, *found]), elsewhere=self.elsewhere | lost)

    def quoting(self, passage: Passage) -> QuotationMeter | None:
        """The meter after it, or None: past the share. Words that are out already pass always."""
        after = self.with_passages([passage])
        return after if after.is_within or after.used == self.used else None


def place_of(text: str, words: str, start: int | None, quoted: Sequence[Range] = ()) -> int | None:
    """Where the words stand: nearest to `start`, else where they are quoted already, else first."""
    if start is not None and text.startswith(words, start):
        return start
    places = list(_places(text, words))
    if not places:
        return None
    if start is not None:
        return min(places, key=lambda place: abs(place - start))
    return next(
        (at for at in places if any(a <= at and at + len(words) <= b for a, b in quoted)),
        places[0],
    )


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
