"""One part of a long article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from articles.public.reading.article_cards import Card


@dataclass(frozen=True)
class Elsewhere:
    """Claims that stand in another part, and that part's number."""

    part: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Part:
    """The `number`-th of `of` parts, with the sentences in it; `elsewhere` on the first only."""

    number: int
    of: int
    sentences: range
    elsewhere: tuple[Elsewhere, ...]

    @property
    def first_sentence(self) -> int:
        return self.sentences.start + 1

    @property
    def last_sentence(self) -> int:
        return self.sentences.stop

    @property
    def near(self) -> tuple[int, ...]:
        """Numbers to go to: the first, those around this one and the last, 0 for a gap."""
        wanted = {1, self.of, *range(self.number - 3, self.number + 4)}
        known = sorted(number for number in wanted if 1 <= number <= self.of)
        gaps = [number - 0.5 for before, number in pairwise(known) if number - before > 1]
        return tuple(int(n) if n == int(n) else 0 for n in sorted([*known, *gaps]))
