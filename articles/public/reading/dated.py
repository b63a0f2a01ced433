"""The timeline of dated claims: how many a year, lanes by topic, and the list beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.logic.partial_dates import PartialDate
from articles.logic.timelines import Mark, Tick, bounds, marks, ticks
from articles.logic.year_bars import YearBar, year_bars

MOST_DATED = 24
MOST_LANES = 4
LEFT, RIGHT, LANE, TOP, WIDTH = 170.0, 1080.0, 44, 34, 1100


@dataclass(frozen=True)
class Dated:
    """A claim with a date; `dated` in ISO form, `topic` "" where it has none."""

    public_id: str
    title: str
    verdict: str
    level: int
    dated: str
    topic: str

    @property
    def occurred(self) -> PartialDate:
        return PartialDate.parse(self.dated)


@dataclass(frozen=True)
class Event:
    number: int
    claim: Dated
    occurred: PartialDate
    level: int
    mark: Mark
    y: int


@dataclass(frozen=True)
class Lane:
    name: str
    y: int


@dataclass(frozen=True)
class Timeline:
    """`years` counts all dated claims; `events` are the latest of them."""

    years: Mapping[int, int]
    events: tuple[Event, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]

    @property
    def total(self) -> int:
        return sum(self.years.values())

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.events)

    @property
    def bars(self) -> tuple[YearBar, ...]:
        """Drawn only where the events beside them are not all."""
        return year_bars(self.years) if self.is_cut else ()

    @property
    def before_bars(self) -> int:
        """Dated claims of years before those that are drawn."""
        return self.total - sum(bar.count for bar in self.bars) if self.bars else 0

    @property
    def height(self) -> int:
        return TOP + LANE * len(self.lanes)

    @property
    def finding(self) -> str:
        """What the drawing shows, in a sentence."""
        year, most = max(self.years.items(), key=lambda found: (found[1], found[0]))
        total = self.total
        if most == total:
            return f"All {total:,} dated claims fall in {year}."
        if most * 2 > total:
            return f"{most:,} of {total:,} dated claims fall in {year}."
        if self.is_cut:
            return (
                f"{total:,} dated claims, from {min(self.years)} to {max(self.years)}, "
                f"the most of them ({most:,}) in {year}."
            )
        first, last = self.events[0].occurred, self.events[-1].occurred
        return f"{total} dated claims, from {first.display()} to {last.display()}."


def timeline_of(dated: Sequence[Dated], years: Mapping[int, int]) -> Timeline | None:
    """Of the latest dated claims in order of time; None under two of them."""
    shown = [(claim, claim.occurred) for claim in dated]
    if len(shown) < 2 or not years:
        return None
    lanes: defaultdict[str, list[tuple[int, Dated, PartialDate]]] = defaultdict(list)
    for number, (claim, occurred) in enumerate(shown, start=1):
        lanes[claim.topic].append((number, claim, occurred))
    named = sorted((name for name in lanes if name), key=lambda name: -len(lanes[name]))
    kept = named[:MOST_LANES] if len(named) <= MOST_LANES else named[: MOST_LANES - 1]
    rest = [row for name in lanes if name not in kept for row in lanes[name]]
    rest.sort(key=lambda row: row[0])
    laid = [(name, lanes[name]) for name in kept]
    if rest:
        laid.append(("Other" if kept else "Claims", rest))
    first, last = bounds([(day.first, day.last) for _, day in shown])
    events: list[Event] = []
    for place, (_, rows) in enumerate(laid):
        spans = [(day.first, day.last) for _, _, day in rows]
        for (number, claim, day), mark in zip(
            rows, marks(spans, first, last, left=LEFT, right=RIGHT), strict=True
        ):
            y = TOP + LANE * place + LANE // 2
            events.append(Event(number, claim, day, claim.level, mark, y))
    return Timeline(
        years=years,
        events=tuple(sorted(events, key=lambda event: event.number)),
        lanes=tuple(
            Lane(name, TOP + LANE * place + LANE // 2) for place, (name, _) in enumerate(laid)
        ),
        ticks=tuple(ticks(first, last, left=LEFT, right=RIGHT)),
    )
