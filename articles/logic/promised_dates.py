"""Words that promise a decision: "by June 2027", "the next months will be decisive".

English only. A month without a year is the next one of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from articles.logic.partial_dates import MONTHS, PartialDate

#: How far off "the coming weeks" and "the next months" are asked about.
WEEKS_DAYS: Final = 30
MONTHS_DAYS: Final = 90

#: Quoted words are cut here.
_LONGEST: Final = 80
_MONTH = "|".join(MONTHS)
_BY: Final = re.compile(
    r"\b(?:by|before|until|no later than) (?:the )?(?:end of |start of |middle of )?"
    rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"
    r"|(?P<alone>20\d{2}))\b"
)
_SOON: Final = re.compile(
    r"\b(?:the|in|within) (?:the )?(?:next|coming|following) (?:few )?(?P<unit>weeks?|months?)\b"
    r"(?: (?:will|may|should) [^.,;]{1,50})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Promised:
    """`due_on` is the day after the date that the words name; `words` stand in the text so."""

    due_on: date
    words: str


def promised(text: str, today: date) -> Iterator[Promised]:
    """Dates that are still to come, and spans of time counted from `today`."""
    for match in _BY.finditer(text):
        day = _last_day(match, today)
        if day is not None and today <= day < date.max:
            yield Promised(day + timedelta(days=1), _quoted(match))
    for match in _SOON.finditer(text):
        days = WEEKS_DAYS if match["unit"].casefold().startswith("week") else MONTHS_DAYS
        yield Promised(today + timedelta(days=min(days, (date.max - today).days)), _quoted(match))


def _last_day(match: re.Match[str], today: date) -> date | None:
    """None for a day that no calendar has."""
    try:
        if match["alone"]:
            return PartialDate(int(match["alone"])).last
        month = MONTHS.index(match["month"]) + 1
        day = int(match["day"]) if match["day"] else None
        if match["year"]:
            return PartialDate(int(match["year"]), month, day).last
        this_year = PartialDate(today.year, month, day).last
        return this_year if this_year >= today else PartialDate(today.year + 1, month, day).last
    except ValueError:
        return None


def _quoted(match: re.Match[str]) -> str:
    words = " ".join(match[0].split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
