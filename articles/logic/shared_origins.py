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
from datetime import date
from itertools import combinations

from articles.logic.sharing.errors import known_words
from articles.logic.sharing.grouping import Proposal, are_linked, first_of, proposals
from articles.logic.sharing.reading import read_item
from articles.logic.sharing.signs import sign_of
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import SharedSign

__all__ = ["MOST_ITEMS", "Proposal", "ToldItem", "first_of", "shared_origins"]

#: Items are compared pair by pair: of more than this, the last ones alone.
MOST_ITEMS = 40
_STRENGTH = {sign: place for place, sign in enumerate(reversed(SharedSign))}

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
        if are_linked(read[one].told, read[other].told):
            continue
        strength = decided.get(frozenset((read[one].told.id, read[other].told.id)), -1)
        stronger = [kind for kind in SharedSign if _STRENGTH[kind] > strength]
        sign = sign_of(read[one], read[other], stronger)
        if sign is not None:
            signs[one, other] = sign
    return tuple(proposals(read, signs))


def _in_time(item: ToldItem) -> tuple[date, str]:
    return item.date.first if item.date else date.max, item.id


def _decided(settled: Settled) -> dict[frozenset[str], int]:
    found: dict[frozenset[str], int] = {}
    for kind, ids in settled:
        for pair in combinations(sorted(ids), 2):
            strength = _STRENGTH[SharedSign(kind)]
            found[frozenset(pair)] = max(strength, found.get(frozenset(pair), -1))
    return found
