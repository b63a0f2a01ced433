"""From items to one strength a side: groups, disjoint families, discount (confidence.md §3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from articles.logic.weighing.families import heaviest_family
from articles.logic.weighing.points import Weighed
from articles.logic.weighing.table import TABLE

Roots = frozenset[str]


def group_weight(points: Iterable[float]) -> float:
    """A group weighs as much as its best member: what repeats an origin adds nothing."""
    return max(points)


def contributions(weights: Sequence[float]) -> list[float]:
    """What each weight adds, heaviest first: the first in full, the next 70 %, 49 %, …"""
    return [weight * TABLE.discount**rank for rank, weight in enumerate(weights)]


def grouped(items: Iterable[Weighed]) -> dict[Roots, list[Weighed]]:
    """Items by root set, in each group the one that gives the weight first."""
    groups: dict[Roots, list[Weighed]] = {}
    for weighed in items:
        groups.setdefault(weighed.roots, []).append(weighed)
    for members in groups.values():
        members.sort(key=lambda weighed: (-weighed.points, weighed.is_copy, weighed.item.id))
    return groups


def weights(groups: Mapping[Roots, Sequence[Weighed]]) -> dict[Roots, float]:
    return {
        roots: group_weight([weighed.points for weighed in members])
        for roots, members in groups.items()
    }


def usable_sets(weight_of: Mapping[Roots, float]) -> list[Roots]:
    """The root sets that take part, heaviest first, equals in alphabetical order.

    All that have one origin; of those that combine several only the heaviest twelve.
    """
    ordered = sorted(weight_of, key=lambda roots: (-weight_of[roots], sorted(roots)))
    combined = [roots for roots in ordered if len(roots) > 1]
    left_out = set(combined[TABLE.most_combined_sets :])
    return [roots for roots in ordered if roots not in left_out]


def chosen_family(weight_of: Mapping[Roots, float]) -> list[Roots]:
    """The family of disjoint root sets that weighs most, heaviest first."""
    sets = usable_sets(weight_of)
    return [
        sets[place]
        for place in heaviest_family(sets, [weight_of[roots] for roots in sets], TABLE.discount)
    ]


def count_origins(weight_of: Mapping[Roots, float]) -> int:
    """The size of the largest family of disjoint root sets.

    A set that holds another can always be exchanged for it, so that all single origins are
    in some largest family and only sets that touch none of them remain to be tried.
    """
    sets = usable_sets(weight_of)
    single = frozenset().union(*(roots for roots in sets if len(roots) == 1))
    combined = [roots for roots in sets if len(roots) > 1 and not roots & single]
    return len(single) + _most_disjoint(combined)


def _most_disjoint(sets: Sequence[Roots]) -> int:
    if not sets:
        return 0
    first, rest = sets[0], sets[1:]
    apart = [roots for roots in rest if not roots & first]
    with_first = 1 + _most_disjoint(apart)
    return with_first if len(apart) == len(rest) else max(with_first, _most_disjoint(rest))
