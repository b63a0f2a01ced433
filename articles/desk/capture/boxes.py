"""Boxes beside an article's text, told by what they hold: a picture's caption, a form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articles.desk.capture.html_blocks import PageBlock
from articles.logic.vocabulary import BlockKind

#: A longer text under a picture is a paragraph, and so is one that ends like a sentence.
CAPTION = 250
#: A box around a field to fill in has fewer characters, and less of the article's words.
FORM = 500
SHARE = 0.15
#: So many elements a caption may be nested in below the box that holds the picture too.
DEPTH = 3

_PICTURES = frozenset(("img", "picture", "video", "amp-img", "svg"))
_BOXES = frozenset(("div", "figure", "table", "tbody", "tr", "td", "p", "span", "section"))
_FIELDS = frozenset(("input", "textarea", "select"))
_NO_FIELDS = frozenset(("hidden", "image"))
_PROSE = re.compile(r"[.!?…。！？؟][\"'”’»」』]*$")
Shares = Mapping[etree._Element, float]


def boxes(tree: HtmlElement, blocks: Sequence[PageBlock], shares: Shares) -> set[etree._Element]:
    """Every element in a box around a picture with nothing but its caption, or around a field.

    `shares` is how much of the article's words each element holds, 0 to 1.
    """
    length: dict[etree._Element, int] = {}
    pictured: set[etree._Element] = {
        around
        for picture in tree.iter(*_PICTURES)
        for around in islice(picture.iterancestors(), DEPTH + 1)
    }
    for block in blocks:
        for around in (block.element, *block.element.iterancestors()):
            length[around] = length.get(around, 0) + len(block.text)
    found: set[etree._Element] = set()
    for block in blocks:
        prose = len(block.text) > CAPTION or _PROSE.search(block.text)
        if prose or block.element in found:
            continue
        if (box := _captioned(block, length, pictured)) is not None:
            found.update(box.iter())
    for field in tree.iter(*_FIELDS):
        if field not in found and field.get("type", "") not in _NO_FIELDS:
            found.update(_form(field, length, shares))
    return found


def _captioned(
    block: PageBlock, length: Mapping[etree._Element, int], pictured: set[etree._Element]
) -> etree._Element | None:
    """The box that holds a picture beside the block and no other text."""
    if block.element in pictured or block.kind is not BlockKind.PARAGRAPH:
        return None
    for around in islice(block.element.iterancestors(), DEPTH):
        if length[around] > CAPTION or around.tag not in _BOXES:
            return None
        if around in pictured:
            return around
    return None


def _form(
    field: etree._Element, length: Mapping[etree._Element, int], shares: Shares
) -> list[etree._Element]:
    """What the largest box around a field holds that is no part of the article."""
    box = None
    for around in field.iterancestors():
        if length.get(around, 0) > FORM or shares.get(around, 0.0) >= SHARE:
            break
        box = around
    return [] if box is None or box.tag in ("body", "html") else list(box.iter())
