"""Matches set apart from the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: Marks around matches in what the database gives back; neither can stand in a claim's text.
START, STOP = "\x02", "\x03"


@dataclass(frozen=True)
class Segment:
    text: str
    is_match: bool


def marked(text: str, words: Sequence[str]) -> list[Segment]:
    """`text` in segments, with the beginnings of words that match set apart."""
    if not words:
        return [Segment(text, False)]
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    parts = re.split(rf"(\b(?:{pattern})\w*)", text, flags=re.IGNORECASE)
    return [Segment(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def segments(headline: str) -> list[Segment]:
    """What the database marked with START and STOP, in segments."""
    parts = re.split(f"{START}([^{STOP}]*){STOP}", headline)
    return [Segment(part, place % 2 == 1) for place, part in enumerate(parts) if part]
