"""Evidence items that may share an origin: proposals with their grounds, for a person to decide.

A proposal is never applied by itself. Joining whatever looks alike, one item through another,
makes results worse than doing nothing (docs/confidence.md §4): each item of a proposal shares
its ground with the first of them, and items that are linked already stand in none. Rather no
proposal than a wrong one. Whatever is said in one place only, by a company or a public record,
may be quoted by everybody; a shared quotation therefore speaks for the origin of that statement,
and not for one paper having copied another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from articles.logic.shared_errors import known_words
from articles.logic.shared_signs import Sign, sign_of
from articles.logic.told_items import ReadItem, ToldItem, read_item
from articles.logic.vocabulary import SharedSign

#: Items are compared pair by pair: of more than this, the last ones alone.
MOST_ITEMS = 40
_STRENGTH = {sign: place for place, sign in enumerate(reversed(SharedSign))}


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


Settled = Iterable[tuple[str, Collection[str]]]


def shared_origins(
    items: Collection[ToldItem],
    *,
    outlets: Collection[str] = (),
    names: Iterable[str] = (),
    settled: Settled = (),
) -> tuple[Proposal, ...]:
    """The proposals, the strongest signs first; the order of `items` makes no difference.

    `outlets` are keys (`outlet_key`) of outlets on record, `names` of companies that may be
    misspelt. `settled` are kind and items of what a person decided: those items are not put
    together again on the same sign, nor on a weaker one.
    """
    known = known_words(names)
    ordered = sorted(items, key=_in_time)[-MOST_ITEMS:]
    read = [read_item(told, outlets, known) for told in ordered]
    decided = _decided(settled)
    signs = {}
    for one, other in combinations(range(len(read)), 2):
        if _are_linked(read[one].told, read[other].told):
            continue
        strength = decided.get(frozenset((read[one].told.id, read[other].told.id)), -1)
        stronger = [kind for kind in SharedSign if _STRENGTH[kind] > strength]
        sign = sign_of(read[one], read[other], stronger)
        if sign is not None:
            signs[one, other] = sign
    return tuple(_proposals(read, signs))


def first_of(items: Collection[ToldItem]) -> ToldItem | None:
    """The item that is older than all others, as far as the dates tell."""
    for item in items:
        others = [other.date for other in items if other is not item]
        if item.date and all(day is not None and item.date.last < day.first for day in others):
            return item
    return None


def _in_time(item: ToldItem) -> tuple[date, str]:
    return item.date.first if item.date else date.max, item.id


def _are_linked(one: ToldItem, other: ToldItem) -> bool:
    return not (one.leads_to | {one.id}).isdisjoint(other.leads_to | {other.id})


def _decided(settled: Settled) -> dict[frozenset[str], int]:
    found: dict[frozenset[str], int] = {}
    for kind, ids in settled:
        for pair in combinations(sorted(ids), 2):
            strength = _STRENGTH[SharedSign(kind)]
            found[frozenset(pair)] = max(strength, found.get(frozenset(pair), -1))
    return found


def _proposals(read: list[ReadItem], signs: dict[tuple[int, int], Sign]) -> Iterable[Proposal]:
    """For each sign the earliest item gathers those that share it with that very item."""
    together: set[tuple[int, int]] = set()
    for kind in SharedSign:
        taken: set[int] = set()
        for first in range(len(read)):
            gathered: dict[str, list[int]] = {}
            for other in range(first + 1, len(read)):
                sign = signs.get((first, other))
                if sign is None or sign.kind != kind or other in taken:
                    continue
                if (first, other) in together:
                    continue
                key = (
                    f"{sign.key}\n{other}" if _stands_alone(read, first, other, sign) else sign.key
                )
                group = gathered.setdefault(key, [first])
                if not any(_are_linked(read[member].told, read[other].told) for member in group):
                    group.append(other)
                    taken.add(other)
            for group in gathered.values():
                together.update(combinations(group, 2))
                yield _proposal(read, group, [signs[first, other] for other in group[1:]])


def _stands_alone(read: list[ReadItem], first: int, other: int, sign: Sign) -> bool:
    """Items that few may know of, and the rare citation of what is dated later."""
    is_apart = read[first].told.is_apart or read[other].told.is_apart
    return is_apart or sign.parent == read[other].told.id


def _proposal(read: list[ReadItem], group: list[int], signs: list[Sign]) -> Proposal:
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
