"""What each item is worth (confidence.md §3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from articles.logic.vocabulary import (
    ClaimType,
    Directness,
    EvidenceKind,
    Interest,
    Reliability,
    Stance,
)
from articles.logic.weighing.evidence import ClaimFacts, EvidenceItem
from articles.logic.weighing.origins import Links, root_sets
from articles.logic.weighing.table import TABLE

CONSTITUTING_KINDS: frozenset[str] = frozenset(
    {
        EvidenceKind.ON_RECORD_STATEMENT,
        EvidenceKind.OFFICIAL_DOCUMENT,
        EvidenceKind.COMPANY_FILING,
        EvidenceKind.DIRECT_OBSERVATION,
    }
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An item with its roots, its own points and the points it counts with."""

    item: EvidenceItem
    roots: frozenset[str]
    own: float
    points: float
    is_copy: bool
    constitutes: bool

    @property
    def reliability(self) -> str:
        """As the rules read it: what constitutes the fact counts as A."""
        return Reliability.A if self.constitutes else self.item.reliability

    @property
    def counts(self) -> bool:
        return self.points > 0


def constitutes(claim: ClaimFacts, item: EvidenceItem) -> bool:
    """Whether the item is itself the saying that the claim is about."""
    return (
        claim.type == ClaimType.STATEMENT
        and item.directness == Directness.DIRECT
        and item.kind in CONSTITUTING_KINDS
    )


def freshness(item: EvidenceItem, claim: ClaimFacts, as_of: date) -> float:
    """The factor for age: 1 for events, halved with each half-life, never under the floor."""
    half_life = TABLE.half_life_days.get(claim.temporal)
    if half_life is None:
        return 1.0
    if item.date is None:
        return TABLE.freshness_floor
    age = max(0, (as_of - item.date).days)
    return float(max(TABLE.freshness_floor, 0.5 ** (age / half_life)))


def own_points(item: EvidenceItem, claim: ClaimFacts, as_of: date) -> float:
    """The least of three grades, times directness, interest and freshness; in points."""
    is_constituting = constitutes(claim, item)
    reliability = Reliability.A if is_constituting else item.reliability
    interest = Interest.NONE if is_constituting else item.interest
    return (
        min(
            TABLE.reliability[reliability],
            TABLE.credibility[str(item.credibility)],
            TABLE.kind[item.kind],
        )
        * TABLE.directness[item.directness]
        * TABLE.interest[interest]
        * freshness(item, claim, as_of)
    )


def copy_bound(own: float, parent: float) -> float:
    """What a copy is worth by one of its parents: never more than that parent."""
    return min(own, parent)


def weigh(
    claim: ClaimFacts, evidence: Iterable[EvidenceItem], links: Links, as_of: date
) -> tuple[Weighed, ...]:
    """Every item with its roots and points, by id. Raises ValueError for an id used twice."""
    items: dict[str, EvidenceItem] = {}
    for item in sorted(evidence, key=lambda item: item.id):
        if item.id in items:
            raise ValueError(f"Evidence {item.id!r} is given twice.")
        items[item.id] = item
    roots = root_sets(items, links)
    own = {id: own_points(item, claim, as_of) for id, item in items.items()}
    copied = {
        id: parents
        for id, item in items.items()
        if roots.get(id) and (parents := _copied_parents(item, items, roots))
    }
    points = _settled(items, roots, own, copied)
    return tuple(
        Weighed(
            item=item,
            roots=roots.get(id, frozenset()),
            own=own[id],
            points=points.get(id, 0.0),
            is_copy=id in copied,
            constitutes=constitutes(claim, item),
        )
        for id, item in items.items()
    )


def _copied_parents(
    item: EvidenceItem,
    items: Mapping[str, EvidenceItem],
    roots: Mapping[str, frozenset[str]],
) -> tuple[str, ...]:
    """The ids of the items that a copy repeats; nothing for an item that is not a copy."""
    if item.own_reporting:
        return ()
    parents = []
    for name in sorted(item.derived_from):
        parent = items.get(name)
        if parent is None or (roots.get(name) and parent.stance != item.stance):
            return ()
        if roots.get(name):
            parents.append(name)
    return tuple(parents)


def _settled(
    items: Mapping[str, EvidenceItem],
    roots: Mapping[str, frozenset[str]],
    own: Mapping[str, float],
    copied: Mapping[str, tuple[str, ...]],
) -> dict[str, float]:
    """The least solution of the copy bound, the heaviest item first.

    Copies start at nothing and are raised only from what is already settled, so that a
    circle of copies stays at 0 until one of them names an origin.
    """
    points = {
        id: own[id]
        for id, item in items.items()
        if roots.get(id) and id not in copied and item.stance != Stance.CONTEXT
    }
    copies_of: dict[str, list[str]] = {}
    for id, parents in copied.items():
        for parent in parents:
            copies_of.setdefault(parent, []).append(id)
    waiting = [(-value, id) for id, value in points.items() if id in copies_of]
    heapify(waiting)
    while waiting:
        negative, parent = heappop(waiting)
        for id in copies_of.get(parent, ()):
            bounded = copy_bound(own[id], -negative)
            if bounded > points.get(id, 0.0):
                points[id] = bounded
                heappush(waiting, (-bounded, id))
    return points
