"""Whole numbers in text that came from outside."""

from __future__ import annotations

#: Digits of a number that surely fits a bigint of PostgreSQL.
OF_A_KEY = 18


def whole_number(text: str, *, digits: int = 9) -> int | None:
    """Of the digits 0 to 9 alone, at most so many; None for anything else.

    `int()` takes signs, spaces, underscores and the digits of every script, and texts of any
    length.
    """
    is_number = text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if is_number else None
