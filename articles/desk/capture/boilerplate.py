"""What on a page is the site's and not the author's, told by names, links and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement

from articles.desk.capture.body_region import shares
from articles.desk.capture.boxes import boxes
from articles.desk.capture.carrying import LINKED, Words
from articles.desk.capture.furniture import (
    META_LENGTH,
    SHARE_OF_ARTICLE,
    named_furniture,
    named_meta,
)
from articles.desk.capture.html_blocks import PageBlock
from articles.desk.capture.site_lines import (
    heads_a_section,
    is_biography,
    is_head_line,
    is_label,
)
from articles.logic.vocabulary import BlockKind

_RIGHTS = re.compile(
    r"©|ⓒ|\(c\)\s*\d{4}|copyright|all rights reserved|creative commons|\bcc[- ]by\b|alle rechte"
    r"|sofern nicht anders|unless otherwise (?:noted|stated|indicated)|except where otherwise"
    r"|todos los derechos|tous droits|sauf mention|tutti i diritti|alle rechten"
    r"|todos os direitos|جميع الحقوق|無断転載|版权所有|版權所有|무단\s*전재",
    re.I,
)
_RIGHTS_LENGTH = 300
# "Read more: …" leads out of the article; only where most of the line is a link.
_LEADING_OUT = re.compile(
    r"\W*(?:read (?:more|also|next)|read|also read|see also|related|more on this|more|recommended"
    r"|don't miss|watch|listen|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|mehr"
    r"|auch interessant|lea también|leer más|le puede interesar|relacionad[oa]|lire aussi|à lire"
    r"|leggi anche|lees ook|leia (?:também|mais)|اقرأ أيضا|関連記事|あわせて読みたい|관련\s*기사"
    r"|相关阅读|相關閱讀|延伸阅读)\b",
    re.I,
)
#: A list's entry that is a link from end to end leads elsewhere, and so does a linked card.
_ALL_LINKED = 0.9
#: At the article's edges lines that name its author or day are looked for in so many blocks.
_EDGE = 6


def site_blocks(
    tree: HtmlElement,
    blocks: Sequence[PageBlock],
    keys: Sequence[Words],
    chosen: Sequence[int],
) -> set[int]:
    """Indexes of the blocks that are no part of the article, though they may stand in it."""
    held = shares(blocks, keys, chosen)
    furniture = named_furniture(tree, held)
    furniture |= boxes(tree, blocks, held)
    meta = named_meta(tree, held)
    first: dict[etree._Element, int] = {}
    for index, block in enumerate(blocks):
        for around in (block.element, *block.element.iterancestors()):
            if first.setdefault(around, index) != index:
                break
    sections = {
        _section(block.element, index, first, held)
        for index, block in enumerate(blocks)
        if heads_a_section(block.text) or (block.kind is BlockKind.HEADING and is_label(block.text))
    }
    return {
        index
        for index, block in enumerate(blocks)
        if block.element in furniture
        or (block.element in meta and len(block.text) <= META_LENGTH)
        or _is_the_sites(block)
        or not sections.isdisjoint((block.element, *block.element.iterancestors()))
    }


def _section(
    element: etree._Element,
    index: int,
    first: dict[etree._Element, int],
    held: dict[etree._Element, float],
) -> etree._Element:
    """The largest part that a line stands over: it begins with it and is not the article."""
    at = element
    for around in element.iterancestors():
        if first.get(around) != index or held.get(around, 0.0) >= SHARE_OF_ARTICLE:
            break
        at = around
    return at


def _is_the_sites(block: PageBlock) -> bool:
    if block.share_linked >= _ALL_LINKED and _is_an_entry(block):
        return True
    return is_label(block.text) or _leads_out(block) or heads_a_section(block.text)


def _is_an_entry(block: PageBlock) -> bool:
    """Whether a linked block stands in a list, or its link holds more than the block's words."""
    if block.kind is BlockKind.LIST_ITEM:
        return True
    return any(around.tag == "a" for around in block.element.iterancestors())


def without_boilerplate(blocks: Sequence[PageBlock]) -> tuple[PageBlock, ...]:
    """Without lines at the edges that only name author or day, or speak of rights.

    A page that holds nothing else keeps them.
    """
    kept = [block for block in blocks if not _leads_out(block)] or list(blocks)
    kept = _without_head_lines(kept) or kept
    while len(kept) > 1 and (_is_on_rights(kept[-1]) or is_biography(kept[-1].text)):
        kept.pop()
    return tuple(kept)


def _without_head_lines(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Without lines of names, days and labels at the edges, also where they open a paragraph."""
    inner = range(_EDGE, len(blocks) - _EDGE)
    kept: list[PageBlock] = []
    for index, block in enumerate(blocks):
        lines = block.text.split("\n") if index not in inner else []
        while lines and (is_head_line(lines[0]) or is_label(lines[0])):
            lines.pop(0)
        if index in inner:
            kept.append(block)
        elif lines:
            kept.append(replace(block, text="\n".join(lines)))
    return kept


def _leads_out(block: PageBlock) -> bool:
    if block.share_linked < LINKED:
        return False
    return bool(_LEADING_OUT.match(block.text)) or heads_a_section(block.text.split("\n")[0])


def _is_on_rights(block: PageBlock) -> bool:
    return len(block.text) <= _RIGHTS_LENGTH and bool(_RIGHTS.search(block.text))
