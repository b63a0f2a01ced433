"""Words of two statements that may be one word: with another ending, or spelt wrongly once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

OTHER_ENDING = 0.9

#: Letter pairs shared by words that may be one word spelt twice, and how long these must be.
SPELT_ALIKE, SHORTEST = 0.6, 4


def dice(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Twice the shared over the whole, 0 to 1 (Dice 1945, Ecology 26)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def twins(left: Mapping[str, str], right: Mapping[str, str]) -> Iterator[tuple[float, str, str]]:
    """(likeness, word of the left, word of the right), each word once, the likest first.

    Both sides give the stem of each word. The same pairs come out whichever side is left.
    """
    pairs = [
        (similarity, one, other)
        for one, stem in left.items()
        for other, other_stem in right.items()
        if (one[0] == other[0] or one[-3:] == other[-3:])  # spares most pairs the closer look
        and (similarity := _likeness(one, stem, other, other_stem))
    ]
    used: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair[0], *sorted(pair[1:]))):
        if used.isdisjoint(pair[1:]):
            used.update(pair[1:])
            yield pair


def _likeness(one: str, stem: str, other: str, other_stem: str) -> float:
    if stem == other_stem:
        return OTHER_ENDING
    if len(one) < SHORTEST or len(other) < SHORTEST:
        return 0.0
    similarity = dice(_letter_pairs(one), _letter_pairs(other))
    return similarity if similarity >= SPELT_ALIKE else 0.0


@lru_cache(maxsize=4096)
def _letter_pairs(word: str) -> frozenset[str]:
    return frozenset([f" {word}"[place : place + 2] for place in range(len(word))])
