"""A page's tree into blocks of text, in the page's order, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from articles.desk.capture.captured import Unreadable
from articles.desk.capture.html_runs import CELL, LINE, Run
from articles.desk.capture.html_tables import layout_cells
from articles.logic.vocabulary import BlockKind

MAX_BLOCKS = 150_000


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One run of text between two edges of block-level elements.

    `share_linked` is the share of its characters inside links; `is_furniture` says that it
    stands in navigation, a side column, a footer or a form.
    """

    kind: BlockKind
    text: str
    level: int | None
    element: etree._Element
    share_linked: float
    is_furniture: bool


_NO_TEXT_TAGS = """
    script style noscript template svg iframe object embed applet head title canvas audio video
    picture map button select textarea datalist progress meter dialog annotation annotation-xml
    img input source track param
"""
_NO_TEXT = frozenset(_NO_TEXT_TAGS.split())
_BLOCK_TAGS = """
    address article aside blockquote body center dd details dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option
    p pre search section summary table tbody tfoot thead tr caption ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_CELLS = frozenset(("td", "th"))
_IN_CELLS = frozenset(("p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCTURE = frozenset(("html", "body", "a", "picture", "iframe"))
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "menu", "figcaption"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog")
)
_BULLET_CELL = re.compile("[•‣▪·●■o-]\t(?=\\S)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class _Walk:
    """What is known at one point of the walk."""

    layout: set[etree._Element]
    kinds: list[tuple[etree._Element, BlockKind, int | None]] = field(default_factory=list)
    owners: list[etree._Element] = field(default_factory=list)
    run: Run = field(default_factory=Run)
    in_furniture: int = 0
    in_pre: int = 0
    in_cells: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.run.add(text.replace("\n", LINE) if self.in_pre else text)

    def flush(self) -> Iterator[PageBlock]:
        _, kind, level = self.kinds[-1] if self.kinds else (None, BlockKind.PARAGRAPH, None)
        for whole, linked in self.run.take(one_line=bool(level)):
            text, told = whole, kind
            # A bullet in a cell of its own is how old pages and filings write lists.
            if bullet := _BULLET_CELL.match(whole):
                text, told = whole[bullet.end() :], BlockKind.LIST_ITEM
            yield PageBlock(told, text, level, self.owners[-1], linked, self.in_furniture > 0)

    def is_edge(self, element: etree._Element, tag: str) -> bool:
        """Whether text before the element and text in it are different blocks."""
        if tag in _CELLS:
            return element in self.layout
        # A row of figures is one block, however its cells are built.
        return tag in _BLOCKS and not (self.in_cells and tag in _IN_CELLS)


def page_blocks(tree: HtmlElement) -> tuple[PageBlock, ...]:
    """Every block of text in the page, boilerplate included. Raises Unreadable past 150,000."""
    blocks = tuple(islice(_blocks(tree), MAX_BLOCKS + 1))
    if len(blocks) > MAX_BLOCKS:
        raise Unreadable(f"The page has more than {MAX_BLOCKS:,} paragraphs; it is no article.")
    return blocks


def _blocks(tree: HtmlElement) -> Iterator[PageBlock]:
    walk = _Walk(layout_cells(tree), owners=[tree])
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _NO_TEXT or _is_hidden(element, tag) or _is_ornament(element, tag):
            if event == "start":
                walker.skip_subtree()
            else:
                walk.add(element.tail)
        elif event == "start":
            if walk.is_edge(element, tag):
                yield from walk.flush()
                walk.owners.append(element)
            elif walk.in_cells and tag in _BLOCKS:
                walk.add(" ")
            _enter(walk, element, tag)
            walk.add(element.text)
        else:
            if walk.is_edge(element, tag):
                yield from walk.flush()
                walk.owners.pop()
            elif walk.in_cells and tag in _BLOCKS:
                walk.add(" ")
            _leave(walk, element, tag)
            if element is not tree:
                walk.add(element.tail)
    yield from walk.flush()


def _enter(walk: _Walk, element: etree._Element, tag: str) -> None:
    if tag == "br":
        walk.add(LINE if not walk.in_cells else " ")
    elif tag in _CELLS and element not in walk.layout:
        if element.getprevious() is not None:
            walk.add(CELL)
        walk.in_cells += 1
    elif tag == "a":
        walk.run.open_link()
    walk.in_pre += tag == "pre"
    walk.in_furniture += is_furniture(element, tag)
    if kind := _kind(element, tag):
        walk.kinds.append((element, *kind))


def _leave(walk: _Walk, element: etree._Element, tag: str) -> None:
    if tag in _CELLS and element not in walk.layout:
        walk.in_cells -= 1
    elif tag == "a":
        walk.run.close_link()
    walk.in_pre -= tag == "pre"
    walk.in_furniture -= is_furniture(element, tag)
    if walk.kinds and walk.kinds[-1][0] is element:
        walk.kinds.pop()


def _is_hidden(element: etree._Element, tag: str) -> bool:
    """Whether words inside a line are for machines only, such as a formula's source."""
    if tag in _BLOCKS:
        return False
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")[:500]))


def _is_ornament(element: etree._Element, tag: str) -> bool:
    """Whether a block without words stands inside a line, such as an icon: no paragraph's edge."""
    parent = element.getparent()
    if tag not in _BLOCKS or tag == "hr" or parent is None:
        return False
    if parent.tag in _BLOCKS or parent.tag in _CELLS or parent.tag in _STRUCTURE:
        return False
    return not any(text.strip() for text in element.itertext())


def is_furniture(element: etree._Element, tag: str) -> bool:
    """Whether the element says by its own name or role that it holds no article text."""
    return tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES


def _kind(element: etree._Element, tag: str) -> tuple[BlockKind, int | None] | None:
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return BlockKind.HEADING, int(tag[1])
    if tag in ("li", "dd", "dt"):
        return BlockKind.LIST_ITEM, None
    if tag == "blockquote":
        return BlockKind.QUOTATION, None
    if element.get("role") == "heading":
        level = element.get("aria-level", "2")
        return BlockKind.HEADING, int(level) if level in tuple("123456") else 2
    return None
