"""Evidence under its origins, flat: one row an item, each behind the one that it repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from articles.logic.confidence import UNKNOWN, EvidenceItem, Weighed
from articles.logic.vocabulary import Stance
from articles.logic.weighing.origins import rests_on

Items = Mapping[str, EvidenceItem]
SIDES = (Stance.SUPPORTS, Stance.DISPUTES)


@dataclass(frozen=True)
class OutlineRow:
    """`depth` 0 hangs at the origin; `after` is the id of the item that this one repeats.

    `unasked` is what states nothing of where it has it from: the id of the item itself, or of
    an article above it; "" where something is stated.
    """

    id: str
    depth: int
    after: str
    unasked: str = ""


@dataclass(frozen=True)
class Outline:
    """An origin by its key, with the items of one side that lead back to it."""

    key: str
    stance: Stance
    rows: tuple[OutlineRow, ...]

    @property
    def is_unknown(self) -> bool:
        return self.key == UNKNOWN


def origin_outlines(weighed: Sequence[Weighed]) -> tuple[Outline, ...]:
    """What supports before what disputes; of a side the unknown origin first, then the fullest.

    An item stands once under an origin, behind the first of the items that it rests on, also
    where articles stand between; under each of its origins where it has several.
    """
    items = {one.item.id: one.item for one in weighed}
    found = []
    for stance in SIDES:
        side = [one for one in weighed if one.item.stance == stance and one.roots]
        keys = sorted({key for one in side for key in one.roots})
        for key in keys:
            members = sorted((o.item for o in side if key in o.roots), key=_in_time)
            found.append(Outline(key, stance, tuple(_rows(members, items))))
    return tuple(
        sorted(
            found,
            key=lambda one: (
                SIDES.index(one.stance),
                not one.is_unknown,
                -len(one.rows),
                one.key,
            ),
        )
    )


def is_unasked(item: EvidenceItem) -> bool:
    """Whether the item rests on the unknown origin because nothing at all is stated."""
    return rests_on(item) == (UNKNOWN,)


def _in_time(item: EvidenceItem) -> tuple[date, str]:
    return item.date or date.max, item.id


def _rows(members: list[EvidenceItem], items: Items) -> Iterator[OutlineRow]:
    own = {item.id: item for item in members}
    below: dict[str, list[str]] = {}
    after = {}
    for item in members:
        after[item.id] = _nearest(item, own, items)
        below.setdefault(after[item.id], []).append(item.id)
    placed: set[str] = set()
    # Items that only cite each other have no first one; each then starts a row of its own.
    for start in [*below.get("", []), *own]:
        waiting = [(start, 0, "")]
        while waiting:
            id, depth, parent = waiting.pop()
            if id in placed:
                continue
            placed.add(id)
            yield OutlineRow(id, depth, parent, "" if parent else _unasked(own[id], own, items))
            waiting += [(child, depth + 1, id) for child in reversed(below.get(id, []))]


def _nearest(item: EvidenceItem, own: Items, items: Items) -> str:
    """The first member that the item rests on, through whatever is no member; else ""."""
    return next((name for name in _above(item, own, items) if name in own), "")


def _unasked(item: EvidenceItem, own: Items, items: Items) -> str:
    above = (name for name in _above(item, own, items) if name in items)
    return next((name for name in (item.id, *above) if is_unasked(items[name])), "")


def _above(item: EvidenceItem, own: Items, items: Items) -> Iterator[str]:
    """Everything that the item rests on, the nearest first; not what lies behind a member."""
    seen = {item.id}
    waiting = list(rests_on(item))
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        yield name
        if name in items and name not in own and not items[name].is_void:
            waiting += rests_on(items[name])
