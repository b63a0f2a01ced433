"""Verbs on one's own queue: put a claim off to a day, take it back."""

from __future__ import annotations

from datetime import date, timedelta

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, Snooze

#: Longer than this nothing is put off: it would be forgotten.
LONGEST = timedelta(days=92)


def snooze(claim: Claim, *, until: date, today: date, reason: str = "") -> Snooze:
    """Out of my queue until that day; nobody else's, and no version moves."""
    person = only(*WRITERS)
    check_day(until, today)
    row, _ = Snooze.objects.update_or_create(
        claim=claim, person=person, defaults={"until": until, "reason": reason.strip()}
    )
    return row


def check_day(until: date, today: date) -> None:
    """EditingError for a day that nothing is put off to."""
    if until <= today:
        raise EditingError("Choose a day after today: on that day it comes back.")
    if until - today > LONGEST:
        raise EditingError("Three months are the longest; assign it to somebody instead.")


def wake(claim: Claim) -> None:
    """Back in my queue; nothing to do where it was not put off."""
    row = Snooze.objects.filter(claim=claim, person=only(*WRITERS)).first()
    if row is not None:
        row.delete()
