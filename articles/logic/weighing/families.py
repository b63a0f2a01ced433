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

    Branch and bound: adding a set never lowers the total, and neither does a heavier one in
    place of a lighter. So the total of all that are still possible, without the lighter of
    any two in conflict, bounds every choice among them, and where nothing conflicts any more
    it is reached. Ties go to fewer sets, then to the greater sum of weights, then to the
    alphabet (sorted names of the sorted sets).
    """
    search = _Search(sets, weights, discount)
    search.descend(search.undominated())
    return search.best


class _Search:
    """A choice of sets is a number with a bit for each place."""

    def __init__(
        self, sets: Sequence[frozenset[str]], weights: Sequence[float], discount: float
    ) -> None:
        self.sets, self.weights, self.discount = sets, weights, discount
        #: For each set that combines several names, the others that share one with it.
        self.conflicts = {
            place: sum(
                1 << other for other, more in enumerate(sets) if other != place and names & more
            )
            for place, names in enumerate(sets)
            if len(names) > 1
        }
        self.contested = [
            place
            for place in range(len(sets))
            if self.conflicts.get(place) or any(m >> place & 1 for m in self.conflicts.values())
        ]
        self.runs = self._runs()
        self.best: list[int] = []
        self.total = -1.0

    def _runs(self) -> list[tuple[int, float, float, float]]:
        """How to add up, lightest first, with what nobody contests added up beforehand.

        Of each contested set its bit and weight, then discount and total of the uncontested
        ones that come next; those that come before all of them stand last, with no bit.
        """
        starts = [-1, *self.contested]
        ends = [*self.contested, len(self.sets)]
        return [
            (
                1 << start if start >= 0 else 0,
                self.weights[start] if start >= 0 else 0.0,
                self.discount ** (end - start - 1),
                discounted(self.weights[start + 1 : end], self.discount),
            )
            for start, end in reversed(list(zip(starts, ends, strict=True)))
        ]

    def undominated(self) -> int:
        """Without the sets that hold another which is heavier, or as heavy and named first."""
        present = (1 << len(self.sets)) - 1
        for place in self.conflicts:
            if any(other < self.sets[place] for other in self.sets[:place]):
                present &= ~(1 << place)
        return present

    def descend(self, present: int) -> None:
        """Try each combined set that is in conflict with and without."""
        contested, lacking = self.conflict(present)
        total = self.total_of(present & ~lacking)
        if total < self.total - TIE:
            return
        if contested is None:
            self.offer(present, total)
            return
        self.descend(present & ~self.conflicts[contested])
        self.descend(present & ~(1 << contested))

    def conflict(self, present: int) -> tuple[int | None, int]:
        """The first combined set in conflict, and what any family lacks at the least.

        Of two that conflict a family lacks one, and to lack the lighter costs least. Pairs
        are formed so that none shares a set with another.
        """
        first, lacking, unpaired = None, 0, present
        for place, conflicting in self.conflicts.items():
            others = unpaired & conflicting
            if others and unpaired >> place & 1:
                if first is None:
                    first = place
                heaviest = others & -others
                lacking |= max(heaviest, 1 << place)
                unpaired &= ~(heaviest | 1 << place)
        return first, lacking

    def total_of(self, present: int) -> float:
        total = 0.0
        for bit, weight, discount, run in self.runs:
            total = run + discount * total
            if present & bit:
                total = weight + self.discount * total
        return total

    def offer(self, present: int, total: float) -> None:
        family = [place for place in range(len(self.sets)) if present >> place & 1]
        if total > self.total + TIE or self._rank(family) < self._rank(self.best):
            self.best, self.total = family, total

    def _rank(self, family: list[int]) -> _Rank:
        weight = round(sum(self.weights[place] for place in family), 9)
        return len(family), -weight, sorted(sorted(self.sets[place]) for place in family)
