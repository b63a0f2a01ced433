"""Words that go on where a quotation ends."""

from __future__ import annotations

from articles.logic.anchoring.words import is_wide


def is_glued(first: str, second: str) -> bool:
    """Whether two neighbouring pieces of text are parts of one word or figure."""
    if not first or not second:
        return False
    if is_wide(first[-1]) or is_wide(second[0]):
        return False
    if first[-1].isalnum() and second[0].isalnum():
        return True
    if second[0] in ".,":
        return first[-1].isdigit() and second[1:2].isdigit()
    return first[-1] in ".," and second[0].isdigit() and first[-2:-1].isdigit()
