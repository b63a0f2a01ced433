"""Words and names made up of syllables, and Zipf-like choices among them; the same for a seed."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")

_ONSETS = (
    *"bcdfghjklmnpqrstvwz",
    *("br", "ch", "cl", "dr", "fl", "gr", "kl", "pl", "pr", "sh", "sk", "sl", "st", "tr"),
)
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"]
_CODAS = ["", "", "", "n", "r", "s", "l", "m", "nd", "rt", "ck", "st"]
LEGAL_FORMS = ("Inc.", "AG", "Ltd", "GmbH", "S.A.", "plc", "Group", "Holdings", "")


class Skewed(Generic[T]):
    """Chooses items by the law of Zipf and Mandelbrot: the r-th, counted from 0, is as likely as
    1 / (r + 1 + `flat`) ** `steep`."""

    def __init__(self, items: Sequence[T], steep: float, flat: float = 0.0) -> None:
        self.items = items
        ranks = range(1, len(items) + 1)
        self._sums = list(accumulate((rank + flat) ** -steep for rank in ranks))

    def choose(self, random: Random) -> T:
        return self.items[bisect(self._sums, random.random() * self._sums[-1])]

    def several(self, random: Random, number: int) -> list[T]:
        """Different items, fewer than `number` where few are likely."""
        return list(dict.fromkeys(self.choose(random) for _ in range(number)))


def word(random: Random, syllables: int) -> str:
    return "".join(
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
        for _ in range(syllables)
    )


def lexicon(random: Random, size: int) -> list[str]:
    """Different words, the frequent ones shorter."""
    found: dict[str, None] = {}
    while len(found) < size:
        found[word(random, 2 if len(found) < size // 10 else 3)] = None
    return list(found)


def company_names(random: Random, size: int) -> list[str]:
    """Different names of one to three words."""
    found: dict[str, None] = {}
    while len(found) < size:
        words = [word(random, random.choice((2, 2, 3))).capitalize()]
        if random.random() < 0.5:
            words.append(word(random, 2).capitalize())
        words.append(random.choice(LEGAL_FORMS))
        found[" ".join(filter(None, words))] = None
    return list(found)
