"""Where a claim comes from: origins, and the items that hang under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.logic.edition_content import ClaimContent, EvidenceContent
from articles.logic.evidence_groups import UNKNOWN, counted_items, origin_label
from articles.logic.vocabulary import Stance


@dataclass(frozen=True)
class Branch:
    """An item and those that repeat it."""

    item: EvidenceContent
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Origin:
    key: str
    label: str
    branches: tuple[Branch, ...]

    @property
    def is_unknown(self) -> bool:
        return self.key == UNKNOWN


def origin_trees(content: ClaimContent, stance: Stance) -> tuple[Origin, ...]:
    """One tree for each origin that counted items of a side lead back to, the fullest first.

    An item stands once in a tree, under the first of the items that it rests on.
    """
    items = counted_items(content, stance)
    keys = sorted({key for item in items for key in item.origins})
    trees = [_tree(key, [e for e in items if key in e.origins], content) for key in keys]
    return tuple(sorted(trees, key=lambda tree: (-_size(tree.branches), tree.label)))


def _tree(key: str, items: list[EvidenceContent], content: ClaimContent) -> Origin:
    ids = {item.id: item.id for item in items}
    # What rests on an article hangs under the item that brings that article in.
    ids |= {f"article:{e.article.id}": e.id for e in reversed(items) if e.article and e.article.id}
    children: dict[str, list[EvidenceContent]] = {}
    for item in items:
        parents = (ids[key] for key in item.rests_on if key in ids)
        parent = next((parent for parent in parents if parent != item.id), "")
        children.setdefault(parent, []).append(item)
    placed: set[str] = set()

    def branches(parent: str) -> tuple[Branch, ...]:
        made = []
        for item in sorted(children.get(parent, []), key=lambda e: (e.date or "9999", e.id)):
            if item.id not in placed:
                placed.add(item.id)
                made.append(Branch(item, branches(item.id)))
        return tuple(made)

    roots = branches("")
    # Items that only cite each other have no first one; each starts a branch of its own.
    for item in items:
        if item.id not in placed:
            placed.add(item.id)
            roots += (Branch(item, branches(item.id)),)
    return Origin(key, origin_label(key, content.origins), roots)


def _size(branches: tuple[Branch, ...]) -> int:
    return sum(1 + _size(branch.branches) for branch in branches)


# --- The drawing ---------------------------------------------------------------------------

LEAF, STEP, LEFT = 11, 110, 10
#: More leaves than this would be a block of black; the list tells them all.
MOST_LEAVES = 40


@dataclass(frozen=True)
class Dot:
    """kind: origin, unknown, teller or leaf."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class Fan:
    width: int
    height: int
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]

    @property
    def drawn_width(self) -> int:
        """In pixels, where there is room: dots then are as large as letters."""
        return round(self.width * 1.5)


def fan(trees: tuple[Origin, ...]) -> Fan | None:
    """A drawing of the trees from left to right; None where there is nothing to see in it.

    A single item of a single origin says all in words, and too many leaves say nothing.
    """
    leaves = sum(sum(1 for _ in _leaves(tree.branches)) for tree in trees)
    items = sum(_size(tree.branches) for tree in trees)
    if not trees or items < 2 or leaves > MOST_LEAVES:
        return None
    lines: list[str] = []
    dots: list[Dot] = []
    row = 0.0

    def place(branch: Branch, depth: int) -> float:
        nonlocal row
        x = LEFT + depth * STEP
        if not branch.branches:
            y = (row + 0.5) * LEAF + 4
            row += 1
            dots.append(Dot("leaf", x, round(y, 1)))
            return y
        ys = [place(child, depth + 1) for child in branch.branches]
        y = sum(ys) / len(ys)
        lines.extend(_curve(x, y, x + STEP, to) for to in ys)
        dots.append(Dot("teller", x, round(y, 1)))
        return y

    for tree in trees:
        ys = [place(branch, 1) for branch in tree.branches]
        y = sum(ys) / len(ys)
        lines.extend(_curve(LEFT, y, LEFT + STEP, to) for to in ys)
        dots.append(Dot("unknown" if tree.is_unknown else "origin", LEFT, round(y, 1)))
        row += 1
    depth = 1 + max(_depth(tree.branches) for tree in trees)
    width = LEFT + (depth - 1) * STEP + 20
    return Fan(width, max(round(row * LEAF), 22), tuple(lines), tuple(dots))


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"M{x:g} {y:.1f}C{middle:g} {y:.1f} {middle:g} {to_y:.1f} {to_x:g} {to_y:.1f}"


def _leaves(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        if branch.branches:
            yield from _leaves(branch.branches)
        else:
            yield branch


def _depth(branches: tuple[Branch, ...]) -> int:
    return max((1 + _depth(branch.branches) for branch in branches), default=0)
