"""Figures in one spelling: `30m`, `30 million`, `30,000,000` and `30.000.000` are 30000000."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*(?!\d)")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ZEROS = {
    "k": 3, "thousand": 3, "tausend": 3, "mille": 3, "mil": 3,
    "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6,
    "b": 9, "bn": 9, "billion": 9, "billions": 9, "milliarde": 9, "milliarden": 9, "mrd": 9,
    "milliard": 9, "milliards": 9, "tn": 12, "trillion": 12, "trillions": 12,
    "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12,
}  # fmt: skip
# Single letters only right behind the figure: "5 m" is a length.
_WITH_MAGNITUDE = re.compile(
    r"(\d+(?:\.\d+)?)(?:[ -]?(thousand|tausend|mille|mil|mio|millionen|millones|millions?"
    r"|billions?|milliarden?|milliards?|mrd|trillions?)\b|(k|mn?|bn?|tn)\b|([万萬億亿兆]))",
    re.IGNORECASE,
)
_SPELT = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "zwei": "2", "drei": "3", "vier": "4", "funf": "5", "sechs": "6", "sieben": "7", "acht": "8",
    "neun": "9", "zehn": "10", "zwolf": "12",  # "elf" is Elf and an elf too
}  # fmt: skip
_SPELT_BEFORE_MAGNITUDE = re.compile(
    rf"\b({'|'.join(_SPELT)})(?=[ -](?:thousand|tausend|millionen|millions?|billions?"
    r"|milliarden?|trillions?)\b)",
    re.IGNORECASE,
)


def with_plain_figures(text: str) -> str:
    """The text with its figures in ASCII digits, without separators, a point for decimals.

    Where a separator stands before exactly three digits it groups thousands: 1.234 is 1234.
    """
    if not text.isascii():
        text = _DIGIT.sub(lambda found: str(int(found[0])), text)
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    text = _SPELT_BEFORE_MAGNITUDE.sub(lambda found: _SPELT[found[0].lower()], text)
    return _WITH_MAGNITUDE.sub(_multiplied, _COMMA.sub(".", text))


def trimmed(figure: str) -> str:
    """`-007.50` as `-7.5`."""
    sign, digits = ("-", figure[1:]) if figure[0] == "-" else ("", figure)
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return f"{sign}{whole.lstrip('0') or '0'}{'.' if part else ''}{part}"


def figure_of(word: str) -> str | None:
    """The figure of a small number written out in English or German ("seven", "funf"), in small
    letters without accents."""
    return _SPELT.get(word)


def _multiplied(found: re.Match[str]) -> str:
    zeros = _ZEROS[(found[2] or found[3] or found[4]).lower()]
    whole, _, part = found[1].partition(".")
    return f"{whole}{part[:zeros].ljust(zeros, '0')}.{part[zeros:] or '0'} "
