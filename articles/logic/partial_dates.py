"""Dates as the world gives them: a year, a month of a year, or a day.

A day or month that was not stated is never invented: `PartialDate(2025, 6)` is June 2025 and
nothing finer. Stored as two columns, the first day and a `Precision`.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

from articles.logic.vocabulary import Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOT_STATED = "not stated"
EXAMPLES = "Write it like 2019, June 2025, 13 June 2025 or 2025-06-13."

# Full names, three-letter forms with or without a stop, and "Sept".
_MONTH_NUMBERS = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_RANK = {Precision.YEAR: 0, Precision.MONTH: 1, Precision.DAY: 2}

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_WORDED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([^\W\d_]+)\.?,?\s+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{2}[-/.]\d{1,2}[-/.]\d{1,2}", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; years 1 to 9999.

    Ordered by the earliest day it can mean, then from coarse to fine: 2025 < 2025-01 <
    2025-01-01 < 2025-01-02. Raises ValueError, in the user's words, for dates that don't exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not datetime.MINYEAR <= self.year <= datetime.MAXYEAR:
            raise ValueError("The year must lie between 1 and 9999.")
        if self.month is None:
            if self.day is not None:
                raise ValueError("A day needs its month.")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}.")
        if self.day is not None and not 1 <= self.day <= self._days_in_month:
            raise ValueError(f"{MONTHS[self.month - 1]} {self.year} has no day {self.day}.")

    @property
    def _days_in_month(self) -> int:
        return monthrange(self.year, self.month or 12)[1]

    @property
    def precision(self) -> Precision:
        """How finely the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The latest day it can mean."""
        return datetime.date(self.year, self.month or 12, self.day or self._days_in_month)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[datetime.date, int]:
        return self.first, _RANK[self.precision]

    @classmethod
    def from_parts(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """The date of separate fields; 0 counts as "not given", as in empty form fields."""
        return cls(year, month or None, day or None)

    @classmethod
    def from_columns(cls, date: datetime.date, precision: str) -> Self:
        """The date of the two stored columns: first day and precision."""
        if precision == Precision.YEAR:
            return cls(date.year)
        if precision == Precision.MONTH:
            return cls(date.year, date.month)
        if precision == Precision.DAY:
            return cls(date.year, date.month, date.day)
        raise ValueError(f"There is no precision “{_shortened(precision)}”.")

    def to_columns(self) -> tuple[datetime.date, Precision]:
        """First day and precision, as stored."""
        return self.first, self.precision

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date that a person or a file wrote.

        Reads ISO 8601 calendar dates of reduced precision (2019, 2025-06, 2025-06-13),
        2025/06/13, "June 2025", "Jun 2025", "13 June 2025" and "June 13, 2025". Refuses forms
        whose day and month could be swapped, such as 03/04/2025. Raises ValueError.
        """
        words = " ".join(text.split())
        if not words:
            raise ValueError(f"No date was given. {EXAMPLES}")
        if match := _ISO.fullmatch(words):
            return cls(*_numbers(match.group(1), match.group(2), match.group(3)))
        if match := _YEAR_FIRST.fullmatch(words):
            return cls(*_numbers(match.group(1), match.group(3), match.group(4)))
        if match := _WORDED.fullmatch(words):
            return cls(*_numbers(match.group(3), _month(match.group(2)), match.group(1)))
        if match := _MONTH_FIRST.fullmatch(words):
            return cls(*_numbers(match.group(3), _month(match.group(1)), match.group(2)))
        if _AMBIGUOUS.fullmatch(words):
            raise ValueError(f"“{words}” can be read in more than one way. {EXAMPLES}")
        raise ValueError(f"“{_shortened(words)}” is not a date that can be read. {EXAMPLES}")

    def iso(self) -> str:
        """ISO 8601 at its own precision: "2019", "2025-06" or "2025-06-13"."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def display(self) -> str:
        """As readers see it: "2019", "June 2025" or "13 June 2025"."""
        parts = [str(self.year)]
        if self.month is not None:
            parts.append(MONTHS[self.month - 1])
        if self.day is not None:
            parts.append(str(self.day))
        return " ".join(reversed(parts))

    def __str__(self) -> str:
        return self.display()


def display_partial(date: PartialDate | None) -> str:
    """The date as readers see it, or "not stated"."""
    return NOT_STATED if date is None else date.display()


def _numbers(
    year: str, month: str | int | None, day: str | None
) -> tuple[int, int | None, int | None]:
    return int(year), None if month is None else int(month), None if day is None else int(day)


def _month(name: str) -> int:
    number = _MONTH_NUMBERS.get(name.casefold())
    if number is None:
        raise ValueError(f"“{_shortened(name)}” is not the name of a month. {EXAMPLES}")
    return number


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
