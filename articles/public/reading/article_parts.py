"""A long article in parts: whole blocks, and no part heavier than a page may be.

Weights are bytes of the compressed page, estimated from what it will hold.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.logic.vocabulary import BlockKind

#: The budget of a page is 35 KB; its frame and the article's head take some 6 KB of it.
MOST = 30_000
#: A block heavier than this is cut between its sentences.
MOST_IN_BLOCK = 6_000
#: A sentence longer than this is cut between words, in code points.
LONG_SENTENCE = 6_000
#: Markup of a paragraph, of a claim's card, marks and endnote, of a number that leads to a part.
PARAGRAPH, CARD, NUMBER = 25, 190, 24
#: More numbers of claims in other parts would take too much of the first part.
MOST_NUMBERS = 500
_SAMPLE = 400_000

Block = Mapping[str, Any]


@dataclass(frozen=True)
class Scale:
    """How much the words of an article weigh: compressed bytes for each code point."""

    each: float

    def card(self, statement: str) -> int:
        return CARD + int(2 * self.each * len(statement))

    def text(self, length: int) -> int:
        return int(self.each * length)


def scale_of(blocks: Sequence[Block]) -> Scale:
    """Measured on the beginning of the text, so that any script and any wording fits."""
    sample = ""
    for block in blocks:
        sample += block["text"]
        if len(sample) > _SAMPLE:
            break
    if not sample:
        return Scale(0.5)
    return Scale(max(len(zlib.compress(sample.encode(), 1)) / len(sample), 0.3))


def cut(blocks: Sequence[Block], starts: Sequence[int], scale: Scale) -> list[Block]:
    """The blocks, heavy ones cut between sentences; `starts` are where cards begin, in order."""
    return [piece for block in blocks for piece in _cut(block, starts, scale)]


def _cut(block: Block, starts: Sequence[int], scale: Scale) -> Iterator[Block]:
    if _weight(block["start"], block["end"], starts, scale) <= MOST_IN_BLOCK:
        yield block
        return
    begun, weight = block["start"], 0
    for start, end in _steps(block):
        more = _weight(start, end, starts, scale)
        if weight and weight + more > MOST_IN_BLOCK:
            yield _piece(block, begun, start)
            begun, weight = start, 0
        weight += more
    yield _piece(block, begun, block["end"])


def _weight(start: int, end: int, starts: Sequence[int], scale: Scale) -> int:
    cards = bisect_left(starts, end) - bisect_left(starts, start)
    return scale.text(end - start) + cards * (CARD + scale.text(120))


def _steps(block: Block) -> Iterator[tuple[int, int]]:
    """Where a block may be cut: at its sentences, and within very long ones between words."""
    edges = [start for start, _ in block.get("sentences") or ()] or [block["start"]]
    edges = [block["start"], *edges[1:], block["end"]]
    for start, end in pairwise(edges):
        while end - start > LONG_SENTENCE:
            base = block["start"]
            space = block["text"].rfind(" ", start - base + 1, start - base + LONG_SENTENCE)
            step = base + space + 1 if space > 0 else start + LONG_SENTENCE
            yield start, step
            start = step
        yield start, end


def _piece(block: Block, start: int, end: int) -> Block:
    base = block["start"]
    return {
        **block,
        "start": start,
        "end": end,
        "text": block["text"][start - base : end - base],
        "sentences": [s for s in block.get("sentences") or () if start <= s[0] < end],
    }


def divided(
    blocks: Sequence[Block], weights: Sequence[int], *, first: int, most: int
) -> list[range]:
    """Ranges of items, the blocks and whatever follows them, by weight.

    The first part may weigh `first`, the others `most`; a heading never ends a part. An item
    heavier than that stands alone. One part at least.
    """
    parts = []
    begun, weight, limit = 0, 0, first
    for place, more in enumerate(weights):
        if place > begun and weight + more > limit:
            end = place
            while begun < end - 1 and _is_heading(blocks, end - 1):
                end -= 1
            parts.append(range(begun, end))
            weight = sum(weights[end:place])
            begun, limit = end, most
        weight += more
    parts.append(range(begun, len(weights)))
    return parts


def _is_heading(blocks: Sequence[Block], place: int) -> bool:
    return place < len(blocks) and blocks[place]["kind"] == BlockKind.HEADING
