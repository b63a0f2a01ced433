"""Evidence told apart by what it is and not by what it is called.

The rules of confidence know names only as equal or different, but for `unknown` and, past a
dozen shared origins on one side, for the order of the alphabet. And of an item they ask a few
questions whose answers many items share. Two claims of the same shape have the same verdict,
word and number of origins; the reasons name more, and are each claim's own.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from articles.logic.vocabulary import EvidenceState, Temporal
from articles.logic.weighing.evidence import ClaimFacts, EvidenceItem
from articles.logic.weighing.origins import SAYS_NOTHING_OF_ITS_ORIGIN
from articles.logic.weighing.points import Weighed, constitutes, freshness, own_points
from articles.logic.weighing.rules import gives_a_cause
from articles.logic.weighing.sides import is_dissent, is_record, is_reliable, is_verifiable
from articles.logic.weighing.table import UNKNOWN

#: Items of a claim whose names make no difference, one more included: fewer than the sides
#: look through.
MOST = 9

Key = tuple[Hashable, ...]


class Shape(NamedTuple):
    """`key`: equal where claims are equal but for the names. `places`: by its id, where an item
    stands in the key; in claims of one shape items of one place are each other's match."""

    key: Key
    places: dict[str, int]


def shape_of(
    claim: ClaimFacts,
    evidence: Sequence[EvidenceItem],
    links: Mapping[str, Collection[str]],
    as_of: date,
) -> Shape | None:
    """None where names might make a difference.

    Items that are alike may come in another order in claims that are alike: these have
    different shapes then, which costs time and is never wrong.
    """
    ids = {item.id for item in evidence}
    if len(evidence) > MOST or UNKNOWN in links or ids & {"", UNKNOWN}:
        return None
    plain = sorted((_plain(item, claim, as_of), place) for place, item in enumerate(evidence))
    numbers: dict[str, int] = {}
    waiting: list[str] = []

    def number(name: str) -> int:
        if name == UNKNOWN:
            return -1
        if name not in numbers:
            numbers[name] = len(numbers)
            waiting.append(name)
        return numbers[name]

    items = []
    for values, place in plain:
        item = evidence[place]
        own = number(item.id)
        source = number(f"src:{item.source or item.id}")
        items.append((own, source, *map(number, sorted(item.derived_from)), values))
    above = tuple(
        (numbers[name], *map(number, sorted(links[name])))
        for name in waiting  # which grows meanwhile
        if name in links and name not in ids
    )
    places = {evidence[place].id: at for at, (_, place) in enumerate(plain)}
    return Shape((claim.type, claim.temporal, tuple(items), above), places)


def _plain(item: EvidenceItem, claim: ClaimFacts, as_of: date) -> Key:
    return (
        str(item.stance), item.is_void, item.resolved, item.own_reporting,
        freshness(item, claim, as_of),
        *_asked(
            claim.type, item.reliability, str(item.credibility), item.kind, item.directness,
            item.interest,
        ),
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def _asked(
    type: str, reliability: str, credibility: str, kind: str, directness: str, interest: str
) -> Key:
    """What the rules ask of an item beside its state, its age and what it rests on."""
    claim = ClaimFacts(type, Temporal.EVENT)
    item = EvidenceItem(
        id="~asked", stance="supports", reliability=reliability, credibility=credibility,
        kind=kind, directness=directness, interest=interest, state=EvidenceState.LIVE,
    )  # fmt: skip
    points = own_points(item, claim, date.min)
    heavy = Weighed(
        item=item,
        roots=frozenset({item.id}),
        own=points,
        points=float("inf"),
        is_copy=False,
        constitutes=constitutes(claim, item),
    )
    return (
        points, item.kind in SAYS_NOTHING_OF_ITS_ORIGIN, is_verifiable(heavy), is_reliable(heavy),
        is_record(heavy), is_dissent(heavy), gives_a_cause(heavy),
    )  # fmt: skip
