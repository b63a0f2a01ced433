"""Whether a date that the world gave lies behind."""

from __future__ import annotations

from datetime import date

from django import template

from articles.logic.partial_dates import PartialDate

register = template.Library()


@register.filter
def days_over(day: date | None, today: date) -> int:
    """How many days `day` lies behind; 0 where it does not."""
    return max(0, (today - day).days) if day else 0


@register.filter
def is_over(written: str | None, today: date | str) -> bool:
    """Of "2025", "2025-06" or "2025-06-13": whether the last day it can mean is past.

    Nothing is over without a date, nor where the page has no day of its own.
    """
    if not written or not isinstance(today, date):
        return False
    return PartialDate.parse(written).last < today
