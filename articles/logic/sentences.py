"""Text into sentences, block by block.

Boundaries come from sentencex (Wikimedia's splitter, rules for some 300 languages); what it
gets wrong in news prose is mended by `sentence_edges`, by joining and parting, never by moving
a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sentencex  # type: ignore[import-untyped]

from articles.logic.blocks import Block, find_blocks
from articles.logic.languages import guess_language
from articles.logic.sentence_edges import belongs_together, parted_within
from articles.logic.vocabulary import BlockKind

__all__ = ["Block", "Sentence", "find_blocks", "split_sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where one sentence stands: code points `start` to `end`, in the block of that index."""

    start: int
    end: int
    block: int


# A line break inside a block is a space to the reader; lone surrogates can't reach the library.
_SAME_LENGTH_REPLACEMENTS = re.compile("[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029]|[\ud800-\udfff]")
_NEAR = 400
_CLOSERS = re.compile(r"[\])}»”’\"'」』】）]+(?=\s|$)|\[\d{1,3}\]")


def split_sentences(
    text: str, blocks: Sequence[Block], language: str | None = None
) -> tuple[Sentence, ...]:
    """Each block's sentences, in order.

    Together they hold every character of a block that is not white space exactly once, and none
    reaches across a block's edge. A heading is one sentence. `language` is a BCP 47 tag; without
    one the text's own words decide.
    """
    primary = (language or guess_language(text) or "en").split("-")[0].lower()
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        whole = text[block.start : block.end]
        one = block.kind is BlockKind.HEADING
        ends = [len(whole)] if one else _ends(whole, primary)
        start = 0
        for end in ends:
            piece = whole[start:end]
            if words := piece.strip():
                begin = block.start + start + len(piece) - len(piece.lstrip())
                found.append(Sentence(begin, begin + len(words), index))
            start = end
    return tuple(found)


def _ends(block: str, language: str) -> list[int]:
    """Offsets at which the block's sentences end; the last is the block's length."""
    even = _SAME_LENGTH_REPLACEMENTS.sub(" ", block)
    ends: list[int] = []
    for start, end in _pairs(_with_closers(even, _cuts(even, language))):
        # Only what stands near the boundary counts; many joins must not add up.
        before = even[max(start - _NEAR, ends[-2] if len(ends) > 1 else 0) : start]
        if ends and belongs_together(before, even[start:end], language):
            ends[-1] = end
        else:
            ends.append(end)
    return sorted({*ends, *_missed(even, ends, language)})


def _missed(block: str, ends: Sequence[int], language: str) -> Iterator[int]:
    for start, end in _pairs(ends):
        for at in parted_within(block[start:end], language):
            if block[start + at : end].strip():
                yield start + at


def _cuts(block: str, language: str) -> Iterator[int]:
    last = 0
    for boundary in sentencex.get_sentence_boundaries(language, block):
        cut = min(int(boundary["end_index"]), len(block))
        if cut > last:
            yield cut
            last = cut
    if last < len(block):
        yield len(block)


def _with_closers(block: str, cuts: Iterable[int]) -> Iterator[int]:
    """Cuts moved behind closing quotes, brackets and note marks that belong to what ended."""
    last = 0
    for cut in cuts:
        closer = _CLOSERS.match(block, cut)
        moved = closer.end() if closer and not block[cut - 1].isspace() else cut
        if moved > last:
            yield moved
            last = moved


def _pairs(cuts: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in cuts:
        yield start, cut
        start = cut
