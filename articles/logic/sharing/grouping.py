"""From signs that pairs of items share to proposals: never one item through another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.logic.sharing.reading import ReadItem
from articles.logic.sharing.sign import Sign
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import SharedSign


@dataclass(frozen=True)
class Proposal:
    """`items` are ids, the first in time first. `first` is the item that the others may have
    taken it from, "" where that is not known; `named` is in words an origin that is no item
    here. The ground is in an editor's words; `shared` are the words that they have in common,
    "" for whole sentences."""

    items: tuple[str, ...]
    kind: SharedSign
    ground: str
    shared: str = ""
    first: str = ""
    named: str = ""


def proposals(
    read: Sequence[ReadItem], signs: Mapping[tuple[int, int], Sign]
) -> Iterator[Proposal]:
    """For each sign the earliest item gathers those that share it with that very item.

    `read` comes in the order of time; `signs` go by places in it, the earlier first.
    """
    together: set[tuple[int, int]] = set()
    for kind in SharedSign:
        taken: set[int] = set()
        for first in range(len(read)):
            others = [
                other
                for other in range(first + 1, len(read))
                if other not in taken
                and (first, other) not in together
                and (first, other) in signs
                and signs[first, other].kind == kind
            ]
            for group in _gathered(read, first, others, signs):
                taken.update(group[1:])
                together.update(combinations(group, 2))
                yield _proposal(read, group, [signs[first, other] for other in group[1:]])


def _gathered(
    read: Sequence[ReadItem],
    first: int,
    others: Sequence[int],
    signs: Mapping[tuple[int, int], Sign],
) -> list[list[int]]:
    """The first item with those that share the same thing, and are not linked to each other."""
    groups: dict[str, list[int]] = {}
    for other in others:
        sign = signs[first, other]
        # Items that few may know of, and the rare citation of what is dated later.
        is_apart = read[first].told.is_apart or read[other].told.is_apart
        stands_alone = is_apart or sign.parent == read[other].told.id
        group = groups.setdefault(f"{sign.key}\n{other}" if stands_alone else sign.key, [first])
        if not any(are_linked(read[member].told, read[other].told) for member in group):
            group.append(other)
    return list(groups.values())


def _proposal(read: Sequence[ReadItem], group: Sequence[int], signs: Sequence[Sign]) -> Proposal:
    members = [read[place].told for place in group]
    parents = {sign.parent for sign in signs}
    first = first_of(members)
    parent = parents.pop() if len(parents) == 1 else ""
    return Proposal(
        items=tuple(member.id for member in members),
        kind=signs[0].kind,
        ground=signs[0].ground if len(signs) == 1 else signs[0].of_many(signs),
        shared=signs[0].shared,
        first=parent or (first.id if first and not signs[0].named else ""),
        named="" if parent else signs[0].named,
    )


def first_of(items: Collection[ToldItem]) -> ToldItem | None:
    """The item that is older than all others, as far as the dates tell."""
    for item in items:
        others = [other.date for other in items if other is not item]
        if item.date and all(day is not None and item.date.last < day.first for day in others):
            return item
    return None


def are_linked(one: ToldItem, other: ToldItem) -> bool:
    return not (one.leads_to | {one.id}).isdisjoint(other.leads_to | {other.id})
