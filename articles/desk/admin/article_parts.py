"""A long text in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.desk.admin.article_filters import is_met, query
from articles.desk.admin.article_text import Block

#: Sentences that one page shows; a text of more comes in parts.
MOST = 120


@dataclass(frozen=True)
class Part:
    """Sentences `first` to `last` of the text, or of what the filter leaves of it."""

    first: int
    last: int
    query: str
    is_current: bool


def parts_of(blocks: Sequence[Block], show: str) -> list[list[Block]]:
    """The blocks that the filter keeps, in runs of some MOST sentences; one empty run at least."""
    parts: list[list[Block]] = [[]]
    held = 0
    for block in blocks:
        if not any(is_met(sentence, show) for sentence in block.sentences):
            continue
        if parts[-1] and held + len(block.sentences) > MOST:
            parts.append([])
            held = 0
        parts[-1].append(block)
        held += len(block.sentences)
    return parts


def part_links(parts: Sequence[Sequence[Block]], current: int, show: str) -> list[Part]:
    """Links to the parts, where there is more than one; `current` counts from 1."""
    if len(parts) < 2:
        return []
    return [
        Part(
            part[0].sentences[0].number,
            part[-1].sentences[-1].number,
            query(show=show, part=number),
            number == current,
        )
        for number, part in enumerate(parts, 1)
    ]


def part_with(parts: Sequence[Sequence[Block]], number: int) -> int:
    """The part, counted from 1, that holds the sentence or the next one that is shown."""
    for place, part in enumerate(parts, 1):
        if part and part[-1].sentences[-1].number >= number:
            return place
    return len(parts)
