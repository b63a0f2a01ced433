"""Weeks as ISO 8601 numbers them: they begin on Monday, and the first holds 4 January."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"([0-9]{4})-W([0-9]{2})")


@dataclass(frozen=True, order=True)
class Week:
    first: date

    @classmethod
    def of(cls, day: date) -> Week:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, text: str) -> Week | None:
        """From "2026-W47"; None for anything else."""
        found = _WRITTEN.fullmatch(text)
        try:
            return cls(date.fromisocalendar(int(found[1]), int(found[2]), 1)) if found else None
        except ValueError:
            return None

    def __str__(self) -> str:
        year, number, _ = self.first.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def in_words(self) -> str:
        """ "16 to 22 November 2026"."""
        first, last = self.first, self.last
        begins = f"{first.day}"
        if first.month != last.month:
            begins += f" {first:%B}"
        if first.year != last.year:
            begins += f" {first.year}"
        return f"{begins} to {last.day} {last:%B} {last.year}"
