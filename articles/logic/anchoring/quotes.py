"""What is kept of quoted words, and where they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import AppearanceState

#: Code points of context on each side, as records.md has it.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with their context: W3C TextQuoteSelector and TextPositionSelector.

    `start` and `end` are code points of the text that was quoted, end exclusive; None, or
    anything that does not hold, where another tool recorded none. So are empty contexts.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Code points `start` to `end` (exclusive) of the text at hand.

    `state` is `anchored` for the exact words at the recorded start, `moved` for words that
    stand elsewhere or differ.
    """

    start: int
    end: int
    state: AppearanceState


def describe(text: str, start: int, end: int) -> Quote:
    """The words of a range of code points, with up to 32 on each side.

    Raises ValueError where the range lies outside the text or runs backwards.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"The range {start} to {end} lies outside a text of {len(text)}.")
    return Quote(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )
