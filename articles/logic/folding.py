"""A statement's words in one spelling, for comparing it with others.

Case, accents, widths and punctuation count for nothing; `30m`, `30 million` and `30,000,000` are
one figure, `%` and `per cent` one word, `didn’t` is `did not`. Scripts that set no spaces between
words (Chinese, Japanese, Thai …, and Korean, which glues particles to them) give every two
neighbouring characters instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["figure", "name", "opening", "word", "light", "pair"]

#: Longer than any one checkable statement; keeps the work bounded.
LONGEST = 2000

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = re.compile("[\u0300-\u036f]+")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*(?!\d)")
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_MAGNITUDES = {
    "k": 3, "thousand": 3, "tausend": 3, "mille": 3, "mil": 3,
    "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6,
    "b": 9, "bn": 9, "billion": 9, "billions": 9, "milliarde": 9, "milliarden": 9, "mrd": 9,
    "milliard": 9, "milliards": 9, "tn": 12, "trillion": 12, "trillions": 12,
    "\u4e07": 4, "\u842c": 4, "\u5104": 8, "\u4ebf": 8, "\u5146": 12,
}  # fmt: skip
_WITH_MAGNITUDE = re.compile(
    r"(\d+(?:\.\d+)?)(?:[ -]?(thousand|tausend|mille|mil|mio|millionen|millones|millions?"
    r"|billions?|milliarden?|milliards?|mrd|trillions?)\b|(k|mn?|bn?|tn)\b"
    "|([\u4e07\u842c\u5104\u4ebf\u5146]))",
    re.IGNORECASE,
)
_SPELT = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_SIGNS = str.maketrans({
    "%": " percent ", "$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen ", "&": " and ",
    "’": "'", "‘": "'", "−": "-",
})  # fmt: skip
_SAID_OTHERWISE = re.compile(r"\b(?:per cent|cannot)\b|n't\b|'s\b", re.IGNORECASE)
_OTHERWISE = {"per cent": "percent", "cannot": "can not", "n't": " not", "'s": ""}
_FIGURE = r"(?P<figure>(?:(?<![\w.,)-])-)?\d+(?:\.\d+)?)"
_PIECE = re.compile(rf"(?P<word>[^\W\d_]+)|{_FIGURE}")
_PIECE_OR_RUN = re.compile(
    rf"(?P<word>(?:(?![{_UNSPACED}])[^\W\d_])+)|{_FIGURE}|(?P<run>[{_UNSPACED}]+)"
)
_HAS_RUN = re.compile(f"[{_UNSPACED}]")
_IS_KANA = re.compile("[\u3040-\u309f]+")
_ENDING = re.compile("(?<=...)(?:ing|ed|es|en|er|e|s)$")

# Articles, prepositions and the like, without their accents.
_LIGHT_WORDS = """
    a an the of in on at to by for from with as and or but is are was were be been being has have
    had do does did will would it its this that these those they their he she his her who which
    what we our you your there than then also so such more most after before over into about
    der die das den dem des ein eine einen einem einer und oder ist war wird wurde wurden hat
    haben sein von zu zum zur im am an auf aus bei mit nach seit uber fur sich als auch
    le la les un une du de et ou est sont au aux en dans par pour sur avec que qui ce se sa son ses
    el los las y o es fue del al por para con su sus lo os e da do em na um uma
    il gli di che della per een het van op te
"""

#: Words that carry little of what is said.
LIGHT = frozenset(_LIGHT_WORDS.split())


class Token(NamedTuple):
    """A word, figure or pair of characters; `stem` is the word less its ending."""

    text: str
    stem: str
    kind: Kind


def folded(statement: str) -> tuple[Token, ...]:
    """The tokens of the statement's first `LONGEST` characters, in order."""
    text = _levelled(statement[:LONGEST])
    tokens: list[Token] = []
    is_cased = not text.isupper()
    is_first = True
    pieces = _PIECE_OR_RUN if _HAS_RUN.search(text) else _PIECE
    for found in pieces.finditer(text):
        if found.lastgroup == "figure":
            tokens.append(_figure(found[0]))
        elif found.lastgroup == "run":
            tokens.extend(_pairs(found[0]))
        else:
            tokens.append(_word(found[0], is_cased=is_cased, is_first=is_first))
        is_first = False
    return tuple(tokens)


def _levelled(statement: str) -> str:
    """One width, no accents, figures as plain numbers, signs as words."""
    text = unicodedata.normalize("NFKD", statement.replace("\x00", " "))
    text = unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_SIGNS)
    if not text.isascii():
        text = _DIGIT.sub(lambda found: str(int(found[0])), text)
    text = _SAID_OTHERWISE.sub(_other_words, text)
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    text = _COMMA.sub(".", text)
    return _WITH_MAGNITUDE.sub(_multiplied, text)


def _other_words(found: re.Match[str]) -> str:
    return _OTHERWISE[found[0].lower()]


def _multiplied(found: re.Match[str]) -> str:
    zeros = _MAGNITUDES[(found[2] or found[3] or found[4]).lower()]
    whole, _, part = found[1].partition(".")
    return f"{whole}{part[:zeros].ljust(zeros, '0')}.{part[zeros:] or '0'} "


def _figure(piece: str) -> Token:
    """`-007.50` as `-7.5`."""
    sign, digits = ("-", piece[1:]) if piece[0] == "-" else ("", piece)
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    text = f"{sign}{whole.lstrip('0') or '0'}{'.' if part else ''}{part}"
    return Token(text, text, "figure")


def _pairs(run: str) -> Iterator[Token]:
    for place in range(max(len(run) - 1, 1)):
        pair = run[place : place + 2]
        yield Token(pair, pair, "light" if _IS_KANA.fullmatch(pair) else "pair")


def _word(piece: str, *, is_cased: bool, is_first: bool) -> Token:
    text = piece.casefold()
    if text in _SPELT:
        return _figure(_SPELT[text])
    if text in LIGHT:
        return Token(text, text, "light")
    kind: Kind = "word"
    if is_cased and piece[0].isupper():
        kind = "opening" if is_first else "name"
    return Token(text, _ENDING.sub("", text), kind)
