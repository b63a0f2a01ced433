"""Judged words carried back to the blocks of the page they came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from articles.desk.capture.html_blocks import PageBlock

#: A block belongs to the article when this share of its word shingles is in the judged text.
SHARE_JUDGED = 0.6
#: Blocks of fewer words are compared as a whole: their words could stand anywhere.
STRONG_WORDS = 6
#: In prose less than half of the characters are links.
LINKED = 0.5
#: With less of the judged text found in the page's blocks, the text is not in the page's markup
#: (in its JSON, say), and the judged text itself is taken.
SHARE_FOUND = 0.5
#: So many short blocks may stand before the first or after the last long one.
NEIGHBOURS = 3

SENTENCE_END = re.compile(r"[.!?…。！？؟。][\"'”’»」』)\]]*$")
_SHINGLE = 4
_UNSPACED = re.compile("([\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff])")
_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Lower-case words; in scripts without spaces each sign counts as one."""
    return tuple(_WORD.findall(_UNSPACED.sub(r" \1 ", text.casefold())))


def carried_back(
    blocks: Sequence[PageBlock], keys: Sequence[Words], judged: Sequence[PageBlock]
) -> list[int] | None:
    """Indexes of the blocks whose words were judged to be the article's; None if too few are.

    `keys` are the words of each block.
    """
    lines = [words_of(block.text) for block in judged]
    flow = tuple(word for line in lines for word in line)
    known, whole = _shingles(flow), Counter(lines)
    strong = [
        len(key) >= STRONG_WORDS
        and not (block.is_furniture and block.share_linked >= LINKED)
        and _share(key, known) >= SHARE_JUDGED
        for block, key in zip(blocks, keys, strict=True)
    ]
    if not any(strong):
        chosen = [index for index, key in enumerate(keys) if whole[key]]
    else:
        first = strong.index(True)
        last = len(strong) - 1 - strong[::-1].index(True)
        chosen = [
            index
            for index, key in enumerate(keys)
            if strong[index] or (whole[key] and first - NEIGHBOURS <= index <= last + NEIGHBOURS)
        ]
    chosen = _without_strays(blocks, keys, chosen, whole)
    if sum(len(keys[index]) for index in chosen) < SHARE_FOUND * len(flow):
        return None
    return chosen


def _shingles(words: Words) -> set[Words]:
    return {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}


def _share(words: Words, known: set[Words]) -> float:
    own = _shingles(words)
    return len(own & known) / len(own)


def _without_strays(
    blocks: Sequence[PageBlock], keys: Sequence[Words], chosen: Sequence[int], whole: Counter[Words]
) -> list[int]:
    """Without repetitions elsewhere on the page: a teaser, a sticky header.

    An article may say a thing twice; then both stand side by side, or were judged twice.
    """
    places: dict[Words, list[object]] = {}
    kept: list[int] = []
    for index in chosen:
        parent = blocks[index].element.getparent()
        seen = places.setdefault(keys[index], [])
        if not seen or len(seen) < whole[keys[index]] or parent in seen:
            kept.append(index)
        seen.append(parent)
    return kept
