"""How many claims fall in each year, as rows of bars, and the years between without any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

#: Rows of bars that a reader still compares; longer times are drawn by the newest of them.
MOST_YEARS = 15
LONGEST = 100.0


@dataclass(frozen=True)
class YearBar:
    """`width` of LONGEST; at least a sliver for a single claim, 0 for none."""

    year: int
    count: int
    width: float


def year_bars(years: Mapping[int, int]) -> tuple[YearBar, ...]:
    """One a year, the newest first, years without a claim included; at most MOST_YEARS."""
    if not years:
        return ()
    last, most = max(years), max(years.values())
    shown = range(last, max(min(years), last - MOST_YEARS + 1) - 1, -1)
    return tuple(
        YearBar(year, years.get(year, 0), _width(years.get(year, 0), most)) for year in shown
    )


def _width(count: int, most: int) -> float:
    return max(round(LONGEST * count / most, 1), 1.0) if count else 0.0


def gap_between(newer: int, older: int) -> str:
    """The years between two in which nothing is dated, as words; "" where they follow."""
    first, last = older + 1, newer - 1
    if first > last:
        return ""
    return f"in {first}" if first == last else f"from {first} to {last}"


def gaps(years: Iterable[int]) -> dict[int, str]:
    """By year, the words for the gap before it: nothing dated since the year before it."""
    ordered = sorted(set(years))
    found = {later: gap_between(later, earlier) for earlier, later in pairwise(ordered)}
    return {year: words for year, words in found.items() if words}
