"""Which of a page's blocks are the article.

trafilatura judges which words belong to the article. Its own text joins, trims and drops repeated
paragraphs; so the judgement is carried back to the page's blocks, and those are kept as they
stand. A page too large for it, or on which it finds nothing, is judged by where most text stands.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

import trafilatura
from lxml.html import HtmlElement, fromstring

from articles.desk.capture.boilerplate import without_boilerplate
from articles.desk.capture.densest import LINKED, densest_blocks
from articles.desk.capture.html_blocks import PageBlock, page_blocks
from articles.logic.vocabulary import BlockKind

logger = logging.getLogger(__name__)

#: trafilatura's time grows faster than the page; past these it takes more than some 2 seconds.
MAX_JUDGED_ELEMENTS = 15_000
MAX_JUDGED_TEXT = 1_500_000

#: A block belongs to the article when this share of its word shingles is in the judged text.
SHARE_JUDGED = 0.6
#: Blocks of fewer words are compared as a whole: their words could stand anywhere.
STRONG_WORDS = 6
#: With less of the judged text found in the page's blocks, the text is not in the page's markup
#: (in its JSON, say), and the judged text itself is taken.
SHARE_FOUND = 0.5
#: So many short blocks may stand before the first or after the last long one.
NEIGHBOURS = 3

_SHINGLE = 4
_UNSPACED = re.compile("([\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff])")
_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


def article_blocks(tree: HtmlElement, title: str) -> tuple[PageBlock, ...]:
    """The blocks of the article, in the page's order, without its title."""
    blocks = page_blocks(tree)
    judged = _judged(tree, blocks)
    chosen = _carried_back(blocks, judged) if judged else None
    if chosen is None:
        chosen = judged or densest_blocks(tree, blocks)
    else:
        chosen = _subtitle(tree, blocks, chosen, _words(title)) + chosen
    return without_boilerplate(_without_title(chosen, title))


def _judged(tree: HtmlElement, blocks: Sequence[PageBlock]) -> tuple[PageBlock, ...]:
    """trafilatura's article as blocks; empty where it finds none or the page is too large."""
    if sum(len(block.text) for block in blocks) > MAX_JUDGED_TEXT:
        return ()
    if sum(1 for _ in tree.iter()) > MAX_JUDGED_ELEMENTS:
        return ()
    try:
        html = trafilatura.extract(
            deepcopy(tree), output_format="html", include_comments=False, with_metadata=False
        )
        return page_blocks(fromstring(html)) if html else ()
    except Exception:
        # A page that its extractor fails on is still read, by density.
        logger.warning("trafilatura failed on a page", exc_info=True)
        return ()


def _words(text: str) -> Words:
    """Lower-case words; in scripts without spaces each sign counts as one."""
    return tuple(_WORD.findall(_UNSPACED.sub(r" \1 ", text.casefold())))


def _shingles(words: Words) -> set[Words]:
    return {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}


def _carried_back(
    blocks: Sequence[PageBlock], judged: Sequence[PageBlock]
) -> tuple[PageBlock, ...] | None:
    """The page's blocks whose words were judged to be the article's; None if too few are."""
    lines = [_words(block.text) for block in judged]
    flow = tuple(word for line in lines for word in line)
    known, whole = _shingles(flow), Counter(lines)
    keys = [_words(block.text) for block in blocks]
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
    return tuple(blocks[index] for index in chosen)


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


def _subtitle(
    tree: HtmlElement, blocks: Sequence[PageBlock], chosen: Sequence[PageBlock], title: Words
) -> tuple[PageBlock, ...]:
    """A heading between the page's title and its first paragraph belongs to the article."""
    main = next(tree.iter("main", "article"), None)
    if not chosen or main is None:
        return ()
    at = next(index for index, block in enumerate(blocks) if block is chosen[0])
    found: list[PageBlock] = []
    for block in blocks[max(0, at - NEIGHBOURS) : at]:
        words = _words(block.text)
        if block.kind is not BlockKind.HEADING or block.is_furniture or len(words) < _SHINGLE:
            continue
        if words != title and block.level != 1 and main in block.element.iterancestors():
            found.append(block)
    return tuple(found[-1:])


def _without_title(chosen: tuple[PageBlock, ...], title: str) -> tuple[PageBlock, ...]:
    name = _words(title)
    for index, block in enumerate(chosen[:NEIGHBOURS]):
        if name and _words(block.text) == name:
            return chosen[:index] + chosen[index + 1 :]
    return chosen
