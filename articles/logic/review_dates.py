"""When a claim is worth looking at again, and why: proposals that an editor takes or leaves.

What never changes is not proposed: an event that happened, an opinion, a forecast whose outcome
is known. Everything else has one or several occasions; the earliest is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from articles.logic.partial_dates import PartialDate
from articles.logic.promised_dates import promised
from articles.logic.vocabulary import ClaimType, Temporal

#: A fact that may change within months is looked at monthly, a state twice a year.
FAST_DAYS: Final = 30
STATE_DAYS: Final = 180
#: A forecast without a date is asked about as often as a state.
OPEN_FORECAST_DAYS: Final = 180


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of a claim. `words` are its statement and the rationale of its verdict."""

    type: str
    temporal: str
    held_from: PartialDate | None = None
    held_until: PartialDate | None = None
    words: tuple[str, ...] = ()
    has_outcome: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """`due_on` is never before the day it was asked on; `reason` is one full sentence."""

    due_on: date
    reason: str


def proposed_review(claim: Dated, today: date) -> Proposal | None:
    """The earliest occasion to look at it again; None where nothing is to be expected."""
    if claim.type == ClaimType.OPINION or claim.has_outcome:
        return None
    found = list(_occasions(claim, today))
    return min(found, key=lambda one: one.due_on) if found else None


def period_end(claim: Dated) -> PartialDate | None:
    """When a forecast is decided: the end of what it speaks of."""
    return claim.held_until or claim.held_from


def _occasions(claim: Dated, today: date) -> Iterator[Proposal]:
    is_forecast = claim.type == ClaimType.FORECAST
    end = period_end(claim) if is_forecast else None
    if end is not None:
        yield _after(end, f"The period of the forecast ends with {end}", today)
    for words in claim.words:
        for one in promised(words, today):
            yield Proposal(max(one.due_on, today), f"It says “{one.words}”.")
    if end is not None:
        return
    if is_forecast:
        reason = "A forecast without a date: it may have come out."
        yield Proposal(_later(today, OPEN_FORECAST_DAYS), reason)
    elif claim.held_until is not None and claim.held_until.last < today:
        return  # it is said of a time that is over
    elif claim.temporal == Temporal.FAST:
        reason = "A fast-moving fact: it may change within months."
        yield Proposal(_later(today, FAST_DAYS), reason)
    elif claim.temporal == Temporal.STATE:
        yield Proposal(_later(today, STATE_DAYS), "A state that may have changed.")


def _after(end: PartialDate, reason: str, today: date) -> Proposal:
    if end.last < today:
        return Proposal(today, f"{reason.replace('ends', 'ended')}: record how it came out.")
    return Proposal(_later(end.last, 1), f"{reason}: record how it came out.")


def _later(day: date, days: int) -> date:
    """Never past the last day there is."""
    return day + timedelta(days=min(days, (date.max - day).days))
