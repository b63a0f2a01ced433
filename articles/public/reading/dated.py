"""The timeline of dated claims: lanes by topic, marks by date, and the list beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import F, QuerySet

from articles.logic.charts import level_of
from articles.logic.partial_dates import PartialDate
from articles.logic.timelines import Mark, Tick, bounds, marks, ticks
from articles.public.models import PublishedClaim
from articles.public.reading.claim_rows import with_orders

MOST_DATED = 24
MOST_LANES = 4
LEFT, RIGHT, LANE, TOP, WIDTH = 170.0, 1080.0, 44, 34, 1100


@dataclass(frozen=True)
class Event:
    number: int
    claim: PublishedClaim
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
    events: tuple[Event, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    is_cut: bool

    @property
    def height(self) -> int:
        return TOP + LANE * len(self.lanes)

    @property
    def finding(self) -> str:
        """What the drawing shows, in a sentence."""
        years = Counter(event.occurred.year for event in self.events)
        year, most = max(years.items(), key=lambda found: (found[1], found[0]))
        total = len(self.events)
        dated = "of the latest" if self.is_cut else "of"
        if most * 2 > total > most:
            return f"{most} {dated} {total} dated claims fall in {year}."
        if most == total:
            return f"All {total} dated claims fall in {year}."
        first, last = self.events[0].occurred, self.events[-1].occurred
        return f"{total} dated claims, from {first.display()} to {last.display()}."


def timeline_of(claims: QuerySet[PublishedClaim]) -> Timeline | None:
    """One query; the latest dated claims in order of time; None under two of them."""
    dated = with_orders(claims.filter(occurred__isnull=False))
    found = list(dated.order_by(F("dated").desc(), "-pk")[: MOST_DATED + 1])
    is_cut = len(found) > MOST_DATED
    shown = [(claim, claim.occurred) for claim in reversed(found[:MOST_DATED]) if claim.occurred]
    if len(shown) < 2:
        return None
    lanes: defaultdict[str, list[tuple[int, PublishedClaim, PartialDate]]] = defaultdict(list)
    for number, (claim, occurred) in enumerate(shown, start=1):
        lanes[claim.first_topic].append((number, claim, occurred))  # type: ignore[attr-defined]
    named = sorted((name for name in lanes if name), key=lambda name: -len(lanes[name]))
    kept = named[:MOST_LANES] if len(named) <= MOST_LANES else named[: MOST_LANES - 1]
    rest = sorted(row for name in lanes if name not in kept for row in lanes[name])
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
            events.append(Event(number, claim, day, level_of(claim.confidence), mark, y))
    return Timeline(
        events=tuple(sorted(events, key=lambda event: event.number)),
        lanes=tuple(
            Lane(name, TOP + LANE * place + LANE // 2) for place, (name, _) in enumerate(laid)
        ),
        ticks=tuple(ticks(first, last, left=LEFT, right=RIGHT)),
        is_cut=is_cut,
    )
