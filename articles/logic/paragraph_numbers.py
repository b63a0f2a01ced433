"""The number of a paragraph, as a reader counts them in the original."""

from __future__ import annotations

from collections.abc import Iterable

from articles.logic.vocabulary import BlockKind


def paragraph_at(blocks: Iterable[tuple[str, int]], place: int) -> int:
    """The number, from 1, of the paragraph in which `place` stands.

    `blocks` are (kind, start) in order. Every block but a heading is counted: paragraphs,
    quotations and list items. A place in a heading bears the number of what follows it.
    """
    counted, follows = 0, False
    for kind, start in blocks:
        is_heading = kind == BlockKind.HEADING
        if start <= place:
            counted, follows = counted + (not is_heading), is_heading
        elif not is_heading:
            return max(counted + follows, 1)
    return max(counted, 1)
