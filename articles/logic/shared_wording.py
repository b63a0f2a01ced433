"""Words that two passages have in a row, and what a passage quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from articles.logic.anchoring.words import Word, words_of
from articles.logic.quotations import quoted_ranges

#: Passages are compared up to so many characters.
LONGEST = 3000
#: A shared quotation has so many words, and so many letters in words that are not small.
QUOTED_WORDS, QUOTED_LETTERS = 6, 24
#: In words of their own, two writers come closer by chance.
OWN_WORDS, OWN_LETTERS = 10, 45

# What every spokesperson says.
_STOCK = re.compile(
    r"\b(?:declin\w+ to comment|(?:do|does|did) not comment|no (?:further )?comment|comment on "
    r"(?:rumou?rs|speculation)|very seriously|committed to|forward-looking statements?|look\w* "
    r"forward to|keine Stellungnahme|nicht kommentieren|nimmt .{0,40}\bernst|sehr ernst|ne "
    r"commente pas|s’est refusé|no hace comentarios|declinó)\b",
    re.I,
)
# Words that lead to a record which everybody may read: to quote it is no copying.
_PUBLIC_RECORD = re.compile(
    r"\b(?:acts?|laws?|statutes?|regulations?|directives?|constitution|article \d+|section \d+|"
    r"courts?|rulings?|judgments?|judges?|indictments?|complaints?|lawsuit|filings?|filed|"
    r"register|prospectus|annual reports?|10-[KQ]|SEC|accounts|minutes|hearing|testimony|"
    r"testified|parliament|congress|Gesetz\w*|Verordnung|Richtlinie|Urteil|Gericht\w*|Klage|"
    r"Handelsregister|Geschäftsbericht|Bundestag|Paragra(?:f|ph)|loi|tribunal|jugement|"
    r"règlement|ley|sentencia|demanda|juzgado|reglamento)\b|§",
    re.I,
)


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
        return self.words < 2 * OWN_WORDS and bool(_STOCK.search(self.text))

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


def quotations(text: str, start: int, end: int) -> tuple[str, ...]:
    """What is quoted between these places of the text, without its marks.

    A quotation that begins before or ends behind them is given as a whole.
    """
    within = (span for span in _ranges(text) if span[0] < end and start < span[1])
    return tuple(text[a + 1 : b - 1].strip() for a, b in within)


def outside_quotations(text: str, start: int, end: int) -> str:
    """The words between these places that the text does not quote."""
    parts, at = [], start
    for a, b in _ranges(text):
        if at < min(a, end):
            parts.append(text[at : min(a, end)])
        at = max(at, b)
    return " … ".join([*parts, text[at:end]])


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    # A sign behind keeps a text that is one quotation from being read as a plain sentence.
    return quoted_ranges(f"{text} ¶")


def is_of_public_record(sentence: str) -> bool:
    return bool(_PUBLIC_RECORD.search(sentence))
