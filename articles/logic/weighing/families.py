"""The heaviest family of pairwise disjoint sets under a discount by rank, found exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: Two totals closer than this are a tie; rounding errors are far smaller.
TIE: Final = 1e-9

_Rank = tuple[int, float, list[list[str]]]


def discounted(weights: Sequence[float], discount: float) -> float:
    """w₁ + discount·w₂ + discount²·w₃ + … for weights in descending order."""
    total = 0.0
    for weight in reversed(weights):
        total = weight + discount * total
    return total


def heaviest_family(
    sets: Sequence[frozenset[str]], weights: Sequence[float], discount: float
) -> list[int]:
    """Places of the chosen sets, ascending. `sets` come heaviest first, weights above 0.

    Branch and bound: adding a set never lowers the total, so the total of all that are
    still possible bounds every choice among them, and where nothing conflicts any more it
    is reached. Ties go to fewer sets, then to the greater sum of weights, then to the
    alphabet (sorted names of the sorted sets).
    """
    search = _Search(sets, weights, discount)
    first = search.undominated()
    search.descend(first, sum(1 << place for place in first), 0)
    return search.best


class _Search:
    def __init__(
        self, sets: Sequence[frozenset[str]], weights: Sequence[float], discount: float
    ) -> None:
        self.sets, self.weights, self.discount = sets, weights, discount
        #: For each set that combines several names, the places of all that share one with it.
        self.conflicts = {
            place: {other for other, more in enumerate(sets) if other != place and names & more}
            for place, names in enumerate(sets)
            if len(names) > 1
        }
        self.masks = {
            place: sum(1 << other for other in others) for place, others in self.conflicts.items()
        }
        self.best: list[int] = []
        self.total = -1.0

    def undominated(self) -> list[int]:
        """Without the sets that hold another which is heavier, or as heavy and named first."""
        worse = {
            place
            for place, others in self.conflicts.items()
            if any(other < place and self.sets[other] < self.sets[place] for other in others)
        }
        return [place for place in range(len(self.sets)) if place not in worse]

    def descend(self, possible: list[int], present: int, settled: int) -> None:
        """Try each combined set among `possible`; places below `settled` are decided.

        `present` has a bit for each place in `possible`.
        """
        total = discounted([self.weights[place] for place in possible], self.discount)
        if total < self.total - TIE:
            return
        for contested, mask in self.masks.items():
            if contested >= settled and present >> contested & 1 and present & mask:
                break
        else:
            self.offer(possible, total)
            return
        conflicting = self.conflicts[contested]
        self.descend(
            [place for place in possible if place not in conflicting],
            present & ~mask,
            contested + 1,
        )
        self.descend(
            [place for place in possible if place != contested],
            present & ~(1 << contested),
            contested + 1,
        )

    def offer(self, family: list[int], total: float) -> None:
        if total > self.total + TIE or self._rank(family) < self._rank(self.best):
            self.best, self.total = family, total

    def _rank(self, family: list[int]) -> _Rank:
        weight = round(sum(self.weights[place] for place in family), 9)
        return len(family), -weight, sorted(sorted(self.sets[place]) for place in family)
