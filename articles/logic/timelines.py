"""Where dated claims stand on a line of time: plain numbers for SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Mark:
    """`x` is the middle of the mark; `span` the (x, width) of a month or a year, if any."""

    x: float
    span: tuple[float, float] | None


@dataclass(frozen=True)
class Tick:
    x: float
    text_x: float
    year: int


#: A mark is this wide; two in one lane keep that distance.
MARK = 22.0


def ticks(first: date, last: date, *, left: float, right: float, most: int = 8) -> list[Tick]:
    """The first days of years between the two, thinned out to at most `most`."""
    years = list(range(first.year, last.year + 1))
    every = -(-len(years) // most)
    places = [
        round(position(date(year, 1, 1), first, last, left=left, right=right), 1)
        for year in years[::every]
    ]
    return [Tick(x, x + 4, year) for x, year in zip(places, years[::every], strict=True)]


def bounds(spans: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """Whole years around all spans; ValueError if there are none."""
    return (
        date(min(start for start, _ in spans).year, 1, 1),
        date(max(end for _, end in spans).year, 12, 31),
    )


def position(day: date, first: date, last: date, *, left: float, right: float) -> float:
    """A day's place between `left` and `right`, in proportion to time."""
    days = max((last - first).days, 1)
    share = min(max((day - first).days / days, 0.0), 1.0)
    return left + share * (right - left)


def marks(
    spans: Sequence[tuple[date, date]], first: date, last: date, *, left: float, right: float
) -> list[Mark]:
    """The marks of one lane, in order of time; near ones are moved apart, never out of order.

    A span of one day is a point; a longer one is drawn as a bar behind its mark. Where the
    lane is too short to keep them apart, they are spread evenly.
    """
    if not spans:
        return []
    if sorted(spans, key=lambda span: span[0]) != list(spans):
        raise ValueError("The spans of a lane come in order of time.")
    starts = [position(start, first, last, left=left, right=right) for start, _ in spans]
    if len(spans) > 1 and (right - left) / (len(spans) - 1) < MARK:
        each = (right - left) / (len(spans) - 1)
        places = [left + place * each for place in range(len(spans))]
    else:
        places = _apart(starts, right)
    return [
        Mark(round(x, 1), _bar(span, first, last, left=left, right=right))
        for x, span in zip(places, spans, strict=True)
    ]


def _apart(starts: list[float], right: float) -> list[float]:
    places: list[float] = []
    for start in starts:
        places.append(max(start, places[-1] + MARK) if places else start)
    limit = right
    for place in range(len(places) - 1, -1, -1):
        places[place] = min(places[place], limit)
        limit = places[place] - MARK
    return places


def _bar(
    span: tuple[date, date], first: date, last: date, *, left: float, right: float
) -> tuple[float, float] | None:
    start, end = span
    if start == end:
        return None
    x = position(start, first, last, left=left, right=right)
    return round(x, 1), round(position(end, first, last, left=left, right=right) - x, 1)
