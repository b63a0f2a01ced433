"""Whether words that are spelled like a company's name are it, by their case and their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.logic.name_words import Word
from articles.logic.reading_words.company_words import AMBIGUOUS_WORDS, ROLES, SPEAKS_OR_ACTS
from articles.logic.vocabulary import CompanyNameKind

_OPENERS = " \"'“”‘’«»„(["
_STARTS_AFTER = ".!?…:;\n\t•–—|"
_OWNS = re.compile(r"['’]s?(?!\w)")
_ACTS = re.compile(rf"\s+(?:{SPEAKS_OR_ACTS})\b|\s+(?:and|&)\s+[A-Z]")
_MARKET = re.compile(r"(?:\$|\b[A-Z]{2,6}(?:\s[A-Z])?\s?:\s?|\(\s?)$", re.ASCII)
_NEAR = 60


def fits_case(name: Sequence[Word], text: Sequence[Word], kind: str) -> bool:
    """Whether the text's words are written as the name's may be, with what stands between them."""
    exact = kind in (CompanyNameKind.TICKER, CompanyNameKind.ABBREVIATION)
    # Three capitals are an abbreviation, whatever the kind says: "UPS" is not in "Ups and downs".
    exact = exact or (len(name) == 1 and name[0].text.isupper() and len(name[0].text) <= 3)
    for position, (ours, theirs) in enumerate(zip(name, text, strict=True)):
        if exact and ours.text != theirs.text:
            return False
        if ours.text[0].isupper() and not theirs.text[0].isupper():
            return False
        if ours.text.islower() and position == 0 and not _fits_small(ours.text, theirs.text):
            return False
        if position and not set(theirs.gap) <= set(ours.gap) | {"-"}:
            return False
    return True


def fits_place(text: str, words: list[Word], first: int, after: int, kind: str) -> bool:
    """Whether an ambiguous name stands where only a company can."""
    if after - first > 1:
        return True
    word = words[first]
    if kind == CompanyNameKind.TICKER:
        short = len(word.text) < 3 or word.text.isdigit() or word.folded in AMBIGUOUS_WORDS
        return _in_market(text, word) or not (short or _is_shouted(text, word))
    if len(word.text) == 1:
        return False
    if kind == CompanyNameKind.ABBREVIATION:
        return word.folded not in AMBIGUOUS_WORDS or _in_market(text, word)
    if word.folded not in AMBIGUOUS_WORDS:
        return True
    if _OWNS.match(text, word.end) or _ACTS.match(text, word.end):
        return True
    return not (_starts_sentence(text, word) or _is_titled(words, first))


def _fits_small(ours: str, theirs: str) -> bool:
    """ "adidas" is also written "Adidas" and "ADIDAS"."""
    return theirs in (ours, ours[0].upper() + ours[1:], ours.upper())


def _in_market(text: str, word: Word) -> bool:
    """ "$T", "(T)", "NYSE: T"."""
    before = _MARKET.search(text[max(0, word.start - 12) : word.start])
    if not before:
        return False
    return not before.group().startswith("(") or text[word.end : word.end + 1] in (")", ".")


def _is_shouted(text: str, word: Word) -> bool:
    """Whether the line around is all in capitals, where capitals tell nothing."""
    line_start = text.rfind("\n", 0, word.start) + 1
    near = text[max(line_start, word.start - _NEAR) : word.start]
    behind = text[word.end : word.end + _NEAR].partition("\n")[0]
    letters = [c for c in near + behind if c.isalpha()]
    return len(letters) > 5 and not any(c.islower() for c in letters)


def _starts_sentence(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 8) : word.start].rstrip(_OPENERS)
    return not before or before[-1] in _STARTS_AFTER


def _is_titled(words: list[Word], index: int) -> bool:
    """Whether the word is one of several capitalised ones that are no company's role."""
    following = words[index + 1] if index + 1 < len(words) else None
    before = words[index - 1] if index else None
    if following and not following.gap and following.text[0].isupper():
        return following.folded not in ROLES
    return bool(before and not words[index].gap and before.text[0].isupper() and index > 1)
