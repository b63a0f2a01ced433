"""Tables that arrange a page, told from tables that hold figures."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

#: A cell of figures and labels is shorter.
TEXT_CELL = 400


def layout_cells(tree: HtmlElement) -> set[etree._Element]:
    """The cells of tables that arrange a page: of each table that holds another or long text."""
    arranging: set[etree._Element] = set()
    for table in tree.iter("table"):
        if table.get("role") == "presentation":
            arranging.add(table)
        arranging.update(table.iterancestors("table"))
    cells: set[etree._Element] = set()
    own: dict[etree._Element, list[etree._Element]] = {}
    for cell in tree.iter("td", "th"):
        around = next(cell.iterancestors("table"), None)
        if around is not None:
            own.setdefault(around, []).append(cell)
    for holder, held in own.items():
        if holder in arranging or any(_is_long(cell) for cell in held):
            cells.update(held)
    return cells


def _is_long(cell: etree._Element) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length >= TEXT_CELL:
            return True
    return False
