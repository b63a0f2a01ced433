"""Published forecasts whose period is over and of which nobody said how they came out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, Func, OuterRef, Q

from articles.desk.models import Outcome
from articles.logic.vocabulary import ClaimType, OutcomeResult


class _Over(Func):
    """Whether the last day that a partial date can mean lies behind; its text is as long as it
    is precise, so that "2025" is over in 2026 and "2025-06" in July 2025."""

    template = (
        "left(to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'), "
        "length(coalesce(%(expressions)s)::text)) > coalesce(%(expressions)s)::text"
    )
    output_field = BooleanField()


def period_ended() -> Q:
    """Of claims; one without any date is never over."""
    known = Outcome.objects.filter(claim=OuterRef("pk"))
    return (
        Q(type=ClaimType.FORECAST, published_number__isnull=False)
        & Q(_Over("held_until", "held_from"))
        & ~Q(Exists(known))
    )


def resolved() -> Exists:
    """Whether somebody could tell how the claim came out."""
    known = Outcome.objects.filter(claim=OuterRef("pk"))
    return Exists(known.exclude(result=OutcomeResult.CANNOT_TELL))


def days_since_end(claim: Any, today: date) -> int:
    end = claim.held_until or claim.held_from
    return (today - end.last).days if end else 0
