"""Text into sentences, block by block.

Boundaries come from sentencex (Wikimedia's splitter, rules for some 300 languages); what it
gets wrong in news prose is mended here by joining, never by moving a character. Where a
boundary is in doubt, two sentences stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sentencex  # type: ignore[import-untyped]

from articles.logic.blocks import Block, find_blocks
from articles.logic.languages import guess_language
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
# "1.", "(a)", "IV." alone number what follows.
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,5})[.)]")
_NO_END_BEFORE_A_NUMBER = re.compile(r"\b(?:approx|ca|cf|no|nos|art|par|sec|vol|fig)\.$", re.I)
_STARTS_WITH_NUMBER = re.compile(r"[$€£¥]?\d")
# German (and its neighbours) write ordinals with a full stop: "im 19. Jahrhundert".
_ORDINAL = re.compile(
    r"\b(?:am|ans?|beim|bis|das|dem|den|der|des|die|ihr\w*|im|ins?|jede\w*|sein\w*|seit|und|unser\w*"
    r"|vom|zum|zur)\s+\d{1,2}\.$",
    re.I,
)
_TITLES = {
    "ar": re.compile(r"(?:^|\s)(?:د|أ|م|ص)\.$"),
    "fr": re.compile(r"(?:^|\s)MM?\.$"),
}
# 「…。」と述べた: the quotation is part of the sentence that reports it.
_JAPANESE_QUOTATION_END = re.compile("[」』”]$")
_HIRAGANA = re.compile("[\u3041-\u309f]")
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
        if ends and _belongs_together(even[ends[-2] if len(ends) > 1 else 0 : start],
                                      even[start:end], language):  # fmt: skip
            ends[-1] = end
        else:
            ends.append(end)
    return ends


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


def _belongs_together(before: str, after: str, language: str) -> bool:
    """Whether a boundary between two neighbouring pieces is no sentence's end."""
    head, tail = before.strip()[-200:], after.lstrip()[:200]
    if not head or not tail.strip():
        return True
    if _NUMBERING.fullmatch(head):
        return True
    if _NO_END_BEFORE_A_NUMBER.search(head) and _STARTS_WITH_NUMBER.match(tail):
        return True
    if language == "ja":
        return bool(_JAPANESE_QUOTATION_END.search(head) and _HIRAGANA.match(tail))
    if language == "de":
        return bool(_ORDINAL.search(head))
    title = _TITLES.get(language)
    return bool(title and title.search(head))
