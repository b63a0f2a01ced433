"""A name or a text as words: where they stand and what is between them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from articles.logic.reading_words.company_words import LEGAL_FORMS, LONGEST_FORM
from articles.logic.unspaced_names import UNSPACED

# Vowel signs and other marks belong to the letter before them, though `\w` leaves them out.
_MARKS = "".join(chr(i) for i in range(0x300, 0x1000) if unicodedata.category(chr(i))[0] == "M")
_WORD = re.compile(rf"(?:(?![{UNSPACED}])[\w{_MARKS}])+|&")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
_BETWEEN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": ""})


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its folded form, and what stands between it and the word before, no spaces."""

    text: str
    folded: str
    start: int
    end: int
    gap: str
    #: Whether an empty line or a tab parts it from the word before.
    is_apart: bool


def words_of(text: str) -> list[Word]:
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        gap = "".join(between.translate(_BETWEEN).split())
        apart = "\t" in between or between.count("\n") > 1
        word = match.group()
        found.append(Word(word, word.casefold(), match.start(), match.end(), gap, apart))
        last = match.end()
    return found


def first_word(text: str) -> str:
    """The first word, folded; "" where there is none."""
    match = _WORD.search(text)
    return match.group().casefold() if match else ""


def without_parenthesis(name: str) -> str:
    """ "Coca-Cola Company (The)" without what stands in brackets at its end."""
    return _PARENTHESIS.sub("", name).strip() or name.strip()


def without_form(words: list[Word]) -> list[Word]:
    """The words of a name without its legal form, at least one; "The" in front goes as well."""
    short = words
    while True:
        for length in range(min(LONGEST_FORM, len(short) - 1), 0, -1):
            if tuple(word.folded for word in short[-length:]) in LEGAL_FORMS:
                short = short[:-length]
                break
        else:
            break
    while len(short) > 1 and short[-1].folded in ("&", "and"):
        short = short[:-1]
    return short[1:] if len(short) > 2 and short[0].folded == "the" else short


def form_behind(words: list[Word], index: int) -> int:
    """How many words from `index` on are a legal form that belongs to the name before them."""
    for length in range(min(LONGEST_FORM, len(words) - index), 0, -1):
        run = words[index : index + length]
        if (
            tuple(word.folded for word in run) in LEGAL_FORMS
            and run[0].gap in ("", ",")
            and not run[0].is_apart
            and all(word.gap in ("", ".", "/", "&", ",") for word in run[1:])
            and (run[0].text[0].isupper() or run[0].folded in ("plc", "mbh") or length > 1)
        ):
            return length
    return 0
