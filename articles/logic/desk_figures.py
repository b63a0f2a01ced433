"""Figures of the desk in words, each with what it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from articles.logic.wording import counted

#: Below this a percentage pretends to more than is known: both numbers are said instead.
FEWEST: Final = 10


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`; 0 <= part <= whole. ValueError otherwise."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError("A share is a part of its whole.")

    def __str__(self) -> str:
        """ "61 %", "3 of 8" of a few, "none yet" of nothing; 0 and 100 only where exact."""
        if not self.whole:
            return "none yet"
        if self.whole < FEWEST:
            return f"{self.part} of {self.whole}"
        percent = round(100 * self.part / self.whole)
        if percent == 0 and self.part:
            return "under 1 %"
        if percent == 100 and self.part < self.whole:
            return "over 99 %"
        return f"{percent} %"


def per_hundred(part: int, whole: int) -> str:
    """ "3.2 per 100"; `part` may be more than `whole`, where one thing is corrected twice."""
    if not whole:
        return "none yet"
    if whole < FEWEST:
        return f"{part} on {whole}"
    return f"{100 * part / whole:.1f} per 100"


def lasted(time: timedelta | None) -> str:
    """ "40 minutes", "7 hours", "2 days 5 hours"; "none yet" for None. Never below a minute."""
    if time is None:
        return "none yet"
    minutes = max(1, round(time.total_seconds() / 60))
    if minutes < 60:
        return counted(minutes, "minute")
    hours = round(minutes / 60)
    if hours < 24:
        return counted(hours, "hour")
    days, hours = divmod(hours, 24)
    beside = f" {counted(hours, 'hour')}" if hours and days < 7 else ""
    return f"{counted(days, 'day')}{beside}"
