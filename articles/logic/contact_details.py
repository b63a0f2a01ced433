"""Whether a text names a way to reach somebody: what a pseudonym must never hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

#: The shapes, not the standards: a false alarm costs a word, a miss may cost a person's safety.
SHAPES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "an e-mail address": re.compile(r"[^\s@]+\s*@\s*[^\s@]+\.[^\s@]+"),
        "a web address": re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE),
        "an account’s name": re.compile(r"(?<!\S)@\w{2,}"),
        "a telephone number": re.compile(r"(?<!\w)\+?(?:[\s()./-]{0,2}\d){7,15}(?!\w)"),
    }
)

#: Digits that reach nobody.
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def contact_in(text: str) -> str:
    """What it holds, in words such as "an e-mail address"; "" for nothing."""
    text = _DATE.sub("", text)
    return next((words for words, shape in SHAPES.items() if shape.search(text)), "")
