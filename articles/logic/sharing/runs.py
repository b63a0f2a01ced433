"""Words that two passages have in a row."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from articles.logic.anchoring.words import Word, words_of
from articles.logic.sharing.stock_words import is_stock

#: Passages are compared up to so many characters.
LONGEST = 3000
#: A shared quotation has so many words, and so many letters in words that are not small.
QUOTED_WORDS, QUOTED_LETTERS = 6, 24
#: In words of their own, two writers come closer by chance.
OWN_WORDS, OWN_LETTERS = 10, 45


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row, as the first passage writes them. `letters`: of words that are not small."""

    text: str
    words: int
    letters: int

    @property
    def is_quotation(self) -> bool:
        return self.words >= QUOTED_WORDS and self.letters >= QUOTED_LETTERS and not self._is_stock

    @property
    def is_wording(self) -> bool:
        return self.words >= OWN_WORDS and self.letters >= OWN_LETTERS and not self._is_stock

    @property
    def _is_stock(self) -> bool:
        return self.words < 2 * OWN_WORDS and is_stock(self.text)

    @property
    def key(self) -> str:
        return " ".join(word.key for word in words_of(self.text))


def longest_run(first: str, second: str) -> Run:
    """The longest run of words that both have; without words where it would be too short."""
    (one, keys, rows), (_, other_keys, other_rows) = _rows(first), _rows(second)
    if rows.isdisjoint(other_rows):
        return Run("", 0, 0)
    match = SequenceMatcher(None, keys, other_keys, autojunk=False).find_longest_match()
    run = one[match.a : match.a + match.size]
    letters = sum(word.weight for word in run if not word.is_small)
    return Run(first[run[0].start : run[-1].end], len(run), letters)


@lru_cache(maxsize=256)
def _rows(text: str) -> tuple[list[Word], list[str], frozenset[tuple[str, ...]]]:
    """The words of a passage, their keys, and its rows of as many words as a quotation needs."""
    words = words_of(text[:LONGEST])
    keys = [word.key for word in words]
    places = range(len(keys) - QUOTED_WORDS + 1)
    return words, keys, frozenset(tuple(keys[at : at + QUOTED_WORDS]) for at in places)
