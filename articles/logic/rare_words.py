"""Which words of a statement to look up, so that few rows hold all that may be like it.

A word that few claims have is looked up alone. A word that thousands have, such as the name of
the most written-about company, is looked up together with others: claims that have both. What is
looked up is bounded, however long the statement and however common its words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

#: A key is expected to find at most so many claims, all keys together so many.
MOST_OF_KEY, MOST_OF_ALL = 300, 1000
MOST_SINGLE, MOST_COMMON = 40, 4


@dataclass(frozen=True)
class CountedWord:
    """`claims`: about how many have the word."""

    word: str
    claims: float


@dataclass(frozen=True)
class Key:
    """Words that a claim must all have, and what having them counts for."""

    words: tuple[str, ...]
    weight: float


def search_keys(words: Sequence[CountedWord], claims: float) -> list[Key]:
    """The keys for a statement with these words, among about so many claims.

    Having a word counts for the logarithm of one in how many claims has it (inverse document
    frequency, Spärck Jones 1972).
    """
    total = max(claims, 1.0)
    # Among equals, as all are before the database has counted, the longer is the likelier rare.
    ordered = sorted(words, key=lambda one: (one.claims, -len(one.word), one.word))
    rare = [one for one in ordered if one.claims <= MOST_OF_KEY][:MOST_SINGLE]
    common = list(islice(_apart(one for one in ordered if one.claims > MOST_OF_KEY), MOST_COMMON))
    keys: list[Key] = []
    left = float(MOST_OF_ALL)
    for one in rare:
        if one.claims > left:
            break
        left -= one.claims
        keys.append(Key((one.word,), _weight(one, total)))
    keys += [_joint(group, total, len(group)) for group in _groups(common, total)]
    if words:
        keys.append(_joint(ordered[: 2 * MOST_SINGLE], total, 1))
    return keys


def _apart(words: Iterable[CountedWord]) -> Iterator[CountedWord]:
    """Without pairs of characters that overlap: as pieces of one name they always come together."""
    ends: set[str] = set()
    for one in words:
        if len(one.word) == 2 and not one.word.isascii():
            if not ends.isdisjoint(one.word):
                continue
            ends.update(one.word)
        yield one


def _joint(group: Sequence[CountedWord], total: float, part: int) -> Key:
    """All these words; the weight of each is divided by `part`, for it stands in other groups."""
    weight = sum(_weight(one, total) for one in group) / part
    return Key(tuple(one.word for one in group), weight)


def _groups(common: Sequence[CountedWord], total: float) -> Iterator[tuple[CountedWord, ...]]:
    """Pairs, and threes or four of which no part is rare enough."""
    found: list[frozenset[str]] = []
    for size in (2, 3, 4):
        for group in combinations(common, size):
            names = frozenset(one.word for one in group)
            share = math.prod(min(one.claims / total, 1.0) for one in group)
            if share * total <= MOST_OF_KEY and not any(pair <= names for pair in found):
                found.append(names)
                yield group


def _weight(one: CountedWord, total: float) -> float:
    return math.log(max(total / max(one.claims, 1.0), 1.1))
