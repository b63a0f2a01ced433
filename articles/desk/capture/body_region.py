"""Where on a page its article stands: which element holds it, and what lies beside its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from lxml import etree

from articles.desk.capture.carrying import LINKED, SENTENCE_END, Words
from articles.desk.capture.html_blocks import PageBlock
from articles.logic.vocabulary import BlockKind

#: The article's element holds at least this share of its words.
SHARE_INSIDE = 0.9
#: Past this one, what stands outside has to read as prose.
SHARE_LIKELY = 0.8
_TAGS = """
    p li ul ol dl dt dd table tbody thead tfoot tr caption blockquote pre h1 h2 h3 h4 h5 h6
    center summary
"""
_INNER = frozenset(_TAGS.split())
Signature = tuple[tuple[object, object], ...]


def shares(
    blocks: Sequence[PageBlock], keys: Sequence[Words], chosen: Collection[int]
) -> dict[etree._Element, float]:
    """How much of the chosen blocks' words each element of the page holds, 0 to 1."""
    counted: dict[etree._Element, float] = defaultdict(float)
    for index in chosen:
        element = blocks[index].element
        counted[element] += len(keys[index])
        for around in element.iterancestors():
            counted[around] += len(keys[index])
    total = sum(len(keys[index]) for index in chosen) or 1
    return {element: count / total for element, count in counted.items()}


def inside_container(
    blocks: Sequence[PageBlock], keys: Sequence[Words], chosen: Sequence[int]
) -> list[int]:
    """The chosen blocks within the innermost element that holds nearly all of their words.

    Blocks beside it stay where they stand in a part built like it: an article in several parts.
    """
    held = shares(blocks, keys, chosen)
    surely = _kept_places(held, SHARE_INSIDE)
    likely = _kept_places(held, SHARE_LIKELY)
    return [
        index
        for index in chosen
        if _is_in(blocks[index].element, likely)
        or (_reads_as_prose(blocks[index]) and _is_in(blocks[index].element, surely))
    ]


def _kept_places(
    held: dict[etree._Element, float], share: float
) -> tuple[etree._Element | None, object]:
    """The innermost element with that share of the words, and how parts like it are named."""
    whole = [element for element, part in held.items() if part >= share]
    container = max(whole, key=_depth, default=None)
    named = container is not None and container.get("class")
    return container, _signature(container) if container is not None and named else None


def _is_in(element: etree._Element, place: tuple[etree._Element | None, object]) -> bool:
    container, alike = place
    return container is None or any(
        around is container or (alike is not None and _signature(around) == alike)
        for around in (element, *element.iterancestors())
    )


def _reads_as_prose(block: PageBlock) -> bool:
    return block.share_linked < LINKED / 2 and bool(SENTENCE_END.search(block.text))


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def with_lost_neighbours(
    blocks: Sequence[PageBlock], chosen: Sequence[int], excluded: Collection[int]
) -> list[int]:
    """The chosen blocks and those among them that stand as they do: in the same or a like place.

    A heading is taken when a chosen block follows it, if it stands in a part that holds some.
    """
    if not chosen:
        return []
    taken = set(chosen)
    homes = {_home(blocks[index].element) for index in chosen}
    alike = {_place(blocks[index].element) for index in chosen}
    beside = {_slot(home) for home in homes}
    first, last = min(chosen), max(chosen)
    edges = {_home(blocks[first].element), _home(blocks[last].element)}
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if index in taken or index in excluded or block.share_linked >= LINKED:
            continue
        home = _home(block.element)
        if block.kind is BlockKind.HEADING:
            leads = next((at for at in range(index + 1, len(blocks)) if at not in excluded), -1)
            if leads in taken and block.level != 1 and _stands_over(home, blocks[leads].element):
                taken.add(index)
        elif first < index < last:
            if home in homes or _slot(home) in beside or _place(block.element) in alike:
                taken.add(index)
        elif home in edges and home.tag not in ("body", "html"):
            taken.add(index)
    return sorted(taken)


def _stands_over(home: etree._Element, element: etree._Element) -> bool:
    """Whether a heading's part of the page, or the part around its own box, holds the element."""
    around = set(element.iterancestors())
    return home in around or home.getparent() in around


def _home(element: etree._Element) -> etree._Element:
    """The part of the page that a block stands in; a division that is a paragraph is none."""
    at = element
    while at.tag in _INNER and at.getparent() is not None:
        at = at.getparent()  # type: ignore[assignment]
    parent = at.getparent()
    if at is element and parent is not None and not any(True for _ in _divisions(at)):
        return parent
    return at


def _divisions(element: etree._Element) -> Collection[etree._Element]:
    return [child for child in element if child.tag in ("p", "div", "section", "ul", "br", "table")]


def _place(element: etree._Element) -> Signature:
    """How a block and what is around it are built, as far as names tell."""
    parent = element.getparent()
    around = () if parent is None else ((parent.tag, parent.get("class", "")),)
    return ((element.tag, element.get("class", "")), *around)


def _slot(home: etree._Element) -> tuple[etree._Element | None, Signature]:
    """Where a part stands and how it is named: of a row of like parts each is one paragraph."""
    return home.getparent(), (_signature(home),)


def _signature(element: etree._Element) -> tuple[object, object]:
    return element.tag, element.get("class", "")
