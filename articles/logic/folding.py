"""A statement's words in one spelling, for comparing it with others.

Case, accents, widths and punctuation count for nothing, nor how a figure is written; `%` is the
word `percent`, `didn’t` is `did not`. Scripts that set no spaces between words (Chinese,
Japanese, Thai …, and Korean, which glues particles to them) give every two neighbouring
characters instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from articles.logic.figure_spelling import figure_of, trimmed, with_plain_figures
from articles.logic.light_words import LIGHT

Kind = Literal["figure", "name", "opening", "word", "light", "pair"]

#: Longer than any one checkable statement; keeps the work bounded.
LONGEST = 2000

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = re.compile("[\u0300-\u036f]+")
_SIGNS = str.maketrans({
    "%": " percent ", "$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen ", "&": " and ",
    "’": "'", "‘": "'", "−": "-",
})  # fmt: skip
_OTHERWISE = {
    "per cent": "percent", "cannot": "can not", "can't": "can not", "won't": "will not",
    "n't": " not", "'s": "",
}  # fmt: skip
_SAID_OTHERWISE = re.compile(r"\b(?:per cent|cannot|can't|won't)\b|n't\b|'s\b", re.IGNORECASE)
_FIGURE = r"(?P<figure>(?:(?<![\w.,)-])-)?\d+(?:\.\d+)?)"
_PIECE = re.compile(rf"(?P<word>[^\W\d_]+)|{_FIGURE}")
_PIECE_OR_RUN = re.compile(
    rf"(?P<word>(?:(?![{_UNSPACED}])[^\W\d_])+)|{_FIGURE}|(?P<run>[{_UNSPACED}]+)"
)
_HAS_RUN = re.compile(f"[{_UNSPACED}]")
_IS_HIRAGANA = re.compile("[\u3040-\u309f]+")
_ENDING = re.compile("(?<=...)(?:ing|ed|es|en|er|e|s)$")


class Token(NamedTuple):
    """A word, figure or pair of characters; `stem` is the word less its ending.

    An `opening` is a word that has its capital perhaps only because it comes first.
    """

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
            tokens.append(_figure(trimmed(found[0])))
        elif found.lastgroup == "run":
            tokens.extend(_pairs(found[0]))
        else:
            tokens.append(_word(found[0], is_cased=is_cased, is_first=is_first))
        is_first = False
    return tuple(tokens)


def _levelled(statement: str) -> str:
    """One width, no accents, plain figures, signs as words."""
    text = unicodedata.normalize("NFKD", statement.replace("\x00", " "))
    text = unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_SIGNS)
    text = _SAID_OTHERWISE.sub(lambda found: _OTHERWISE[found[0].lower()], text)
    return with_plain_figures(text)


def _figure(text: str) -> Token:
    return Token(text, text, "figure")


def _pairs(run: str) -> Iterator[Token]:
    for place in range(max(len(run) - 1, 1)):
        pair = run[place : place + 2]
        yield Token(pair, pair, "light" if _IS_HIRAGANA.fullmatch(pair) else "pair")


def _word(piece: str, *, is_cased: bool, is_first: bool) -> Token:
    text = piece.casefold()
    if text in LIGHT:
        return Token(text, text, "light")
    figure = figure_of(text)
    if figure:
        return _figure(figure)
    kind: Kind = "word"
    if is_cased and piece[0].isupper():
        kind = "opening" if is_first else "name"
    return Token(text, _ENDING.sub("", text), kind)
