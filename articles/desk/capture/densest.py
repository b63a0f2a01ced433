"""The article as the part of a page where most running text stands; linear in the page's size."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from articles.desk.capture.carrying import LINKED
from articles.desk.capture.html_blocks import PageBlock
from articles.logic.vocabulary import BlockKind

#: Shorter blocks are labels, menu entries, captions.
PROSE_LENGTH = 60
#: A block's length counts for the elements around it, less with each step outwards.
WEIGHTS = (1.0, 0.6, 0.3)
#: When the densest part holds less than this share of the page's prose, all prose is taken.
SHARE_OF_PROSE = 0.3

_CONTAINERS = frozenset(("div", "article", "section", "main", "body", "html"))
_NAMED = frozenset(("div", "section", "ul", "ol", "p", "header", "table"))
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|footer|breadcrumbs?|comments?|related|share|sharing"
    r"|social|newsletter|promo|advert\w*|ads?|cookies?|consent|paywall|banner)(?:$|[\s_-])",
    re.I,
)


def densest_blocks(tree: HtmlElement, blocks: Sequence[PageBlock]) -> tuple[PageBlock, ...]:
    """The blocks of the container with most prose; every block of the body if there is none."""
    furniture = _named_furniture(tree)
    candidates = [
        block for block in blocks if not block.is_furniture and block.element not in furniture
    ]
    prose = [
        block
        for block in candidates
        if len(block.text) >= PROSE_LENGTH and block.share_linked < LINKED
    ]
    if not prose:
        return tuple(candidates) or tuple(blocks)
    inside = set(_container(prose).iter())
    chosen = [block for block in candidates if block.element in inside]
    found = sum(len(block.text) for block in prose if block.element in inside)
    if found < SHARE_OF_PROSE * sum(len(block.text) for block in prose):
        chosen = candidates
    return tuple(
        block for block in chosen if block.share_linked < LINKED or block.kind is BlockKind.HEADING
    )


def _container(prose: Sequence[PageBlock]) -> etree._Element:
    scores: dict[etree._Element, float] = defaultdict(float)
    for block in prose:
        # A paragraph counts for what holds it; text that stands in a division, for that.
        own = [block.element] if block.element.tag in _CONTAINERS else []
        for weight, element in zip(
            WEIGHTS, chain(own, block.element.iterancestors()), strict=False
        ):
            scores[element] += weight * len(block.text)
    return max(scores, key=lambda element: scores[element])


def _named_furniture(tree: HtmlElement) -> set[etree._Element]:
    """Every element in a part whose class or id names it as something else than the article."""
    found: set[etree._Element] = set()
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        if parent is not None and parent in found:
            found.add(element)
        elif element.tag in _NAMED:
            name = f"{element.get('class', '')} {element.get('id', '')}"
            if len(name) < 500 and _FURNITURE_NAME.search(name):
                found.add(element)
    return found
