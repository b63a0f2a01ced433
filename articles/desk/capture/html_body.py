"""Which of a page's blocks are the article.

trafilatura judges which words belong to the article. Its own text joins, trims and drops repeated
paragraphs; so the judgement is carried back to the page's blocks, and those are kept as they
stand. A page too large for it, or on which it finds nothing, is judged by where most text stands.
Then parts that are the site's own are left out, and paragraphs lost among kept ones come back.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

import trafilatura
from lxml.html import HtmlElement, fromstring

from articles.desk.capture.body_region import inside_container, with_lost_neighbours
from articles.desk.capture.boilerplate import site_blocks, without_boilerplate
from articles.desk.capture.carrying import NEIGHBOURS, Words, carried_back, words_of
from articles.desk.capture.densest import densest_blocks
from articles.desk.capture.html_blocks import PageBlock, page_blocks
from articles.desk.capture.leads import lead
from articles.desk.capture.site_lines import is_head_line

logger = logging.getLogger(__name__)

#: trafilatura's time grows faster than the page; past these it takes more than some 2 seconds.
MAX_JUDGED_ELEMENTS = 15_000
MAX_JUDGED_TEXT = 1_500_000
#: Names that would leave less than this share of the judged words mislead.
SHARE_LEFT = 0.5


def article_blocks(tree: HtmlElement, title: str) -> tuple[PageBlock, ...]:
    """The blocks of the article, in the page's order, without its title."""
    blocks = page_blocks(tree)
    keys = [words_of(block.text) for block in blocks]
    judged = _judged(tree, blocks)
    chosen = carried_back(blocks, keys, judged) if judged else None
    if chosen is None and judged:
        return without_boilerplate(_without_title(judged, title))
    if chosen is None:
        dense = {id(block) for block in densest_blocks(tree, blocks)}
        chosen = [index for index, block in enumerate(blocks) if id(block) in dense]
    indexes = _refined(tree, blocks, keys, chosen, words_of(title))
    return without_boilerplate(_without_title(tuple(blocks[i] for i in indexes), title))


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


def _refined(
    tree: HtmlElement,
    blocks: Sequence[PageBlock],
    keys: Sequence[Words],
    chosen: list[int],
    title: Words,
) -> list[int]:
    """The chosen blocks without the site's own, with what was lost among them, and the lead."""
    excluded = site_blocks(tree, blocks, keys, chosen)
    core = [index for index in chosen if index not in excluded]
    if sum(len(keys[i]) for i in core) < SHARE_LEFT * sum(len(keys[i]) for i in chosen):
        return chosen
    core = inside_container(blocks, keys, core)
    core = with_lost_neighbours(blocks, core, excluded)
    return lead(blocks, keys, core, excluded, title) + core


def _without_title(chosen: tuple[PageBlock, ...], title: str) -> tuple[PageBlock, ...]:
    name = words_of(title)
    for index, block in enumerate(chosen[:NEIGHBOURS]):
        first, _, rest = block.text.partition("\n")
        alone = not rest or is_head_line(rest.partition("\n")[0])
        if name and alone and words_of(first) == name:
            kept = (replace(block, text=rest),) if rest else ()
            return chosen[:index] + kept + chosen[index + 1 :]
    return chosen
