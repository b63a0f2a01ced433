"""How words differ, and how badly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Costs of differences, so that words stand beside those that they became. What must not differ
#: costs little more than what may: else the alignment would rather drop the words around it.
SLIP, SMALL, LARGE, KEPT, REPLACED, KEPT_REPLACED = 2, 3, 5, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Differences:
    """`slips` of the hand, `small` words that came, went or were replaced by others, `large` ones
    that came or went, and `replaced` ones.

    `kept` counts figures, names, negations and the like that differ: none may. `weight` is
    what is the same, in letters; `first` and `last` are the found words at both ends.
    """

    slips: int = 0
    small: int = 0
    large: int = 0
    replaced: int = 0
    kept: int = 0
    weight: int = 0
    first: int = 0
    last: int = -1

    @property
    def is_same(self) -> bool:
        return not (self.slips or self.small or self.large or self.replaced or self.kept)


def differences_of(counts: Mapping[int, int], weight: int, first: int, last: int) -> Differences:
    """Differences counted by their cost."""
    return Differences(
        slips=counts.get(SLIP, 0),
        small=counts.get(SMALL, 0),
        large=counts.get(LARGE, 0),
        replaced=counts.get(REPLACED, 0),
        kept=counts.get(KEPT, 0) + counts.get(KEPT_REPLACED, 0),
        weight=weight,
        first=first,
        last=last,
    )
