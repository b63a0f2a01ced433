"""What a stretch of a text quotes, and what it says itself."""

from __future__ import annotations

from articles.logic.quotations import quoted_ranges


def quotations(text: str, start: int, end: int) -> tuple[str, ...]:
    """What is quoted between these places of the text, without its marks.

    A quotation that begins before or ends behind them is given as a whole.
    """
    within = (span for span in _ranges(text) if span[0] < end and start < span[1])
    return tuple(text[a + 1 : b - 1].strip() for a, b in within)


def outside_quotations(text: str, start: int, end: int) -> str:
    """The words between these places that the text does not quote."""
    parts, at = [], start
    for a, b in _ranges(text):
        if at < min(a, end):
            parts.append(text[at : min(a, end)])
        at = max(at, b)
    return " … ".join([*parts, text[at:end]])


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    # A sign behind keeps a text that is one quotation from being read as a plain sentence.
    return quoted_ranges(f"{text} ¶")
