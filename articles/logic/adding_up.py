"""Figures rounded to tenths that still add up, by the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def in_tenths(values: Sequence[float]) -> list[float]:
    """Each value in tenths, so that together they give the rounded sum of all.

    None is off by a tenth or more: what is lacking goes to those that lose most by being
    rounded down.
    """
    scaled = [10 * value for value in values]
    down = [floor(value) for value in scaled]
    lacking = round(sum(scaled)) - sum(down)
    by_loss = sorted(range(len(scaled)), key=lambda place: down[place] - scaled[place])
    for place in by_loss[:lacking]:
        down[place] += 1
    return [value / 10 for value in down]
