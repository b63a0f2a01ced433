"""Whole numbers as options of commands take them."""

from __future__ import annotations

from argparse import ArgumentTypeError


def positive(text: str) -> int:
    """From 1 up; ArgumentTypeError in words otherwise."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise ArgumentTypeError("a whole number from 1 up")
    return number
