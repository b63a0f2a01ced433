"""Where in a text the quoted words may stand."""

from __future__ import annotations

from collections.abc import Iterator

from articles.logic.anchoring.occurrences import occurrences
from articles.logic.anchoring.windows import Window

#: Pieces of the quotation and of its contexts, in code points, that show where to look.
PIECE = 12
MOST_PIECES = 48
#: A piece that stands at more places shows nothing.
COMMON = 40
#: So many places are looked at, the most promising first.
LOOKED_AT = 6


def guesses(text: str, window: Window, slack: int) -> Iterator[int]:
    """Likely starts, the one that most pieces speak for first."""
    exact = window.exact.replace("\n", " ")
    step = max(PIECE, len(exact) // MOST_PIECES)
    pieces = [
        (exact[offset : offset + PIECE], offset)
        for offset in range(0, max(1, len(exact) - PIECE // 2), step)
    ]
    left, right = window.left.replace("\n", " "), window.right.replace("\n", " ")
    pieces += [(left[-PIECE:], -len(left[-PIECE:])), (right[:PIECE], len(exact))]
    starts = sorted(
        max(0, place - offset)
        for piece, offset in pieces
        if piece.strip()
        for place in occurrences(text, piece, COMMON) or ()
    )
    groups: list[list[int]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= slack // 2:
            groups[-1].append(start)
        else:
            groups.append([start])
    groups.sort(key=len, reverse=True)
    for group in groups[:LOOKED_AT]:
        yield group[len(group) // 2]
