"""What was scheduled and is due."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from articles.desk.models import Claim, Person
from articles.desk.publishing.publish import publish
from articles.public.models import Edition


def due() -> list[tuple[Claim, Person]]:
    """Claims whose embargo is over, with the editor who scheduled them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM articles_claim WHERE scheduled_by_id IS NOT NULL "
            "AND embargo_until IS NOT NULL AND NOT embargo_holds(embargo_until) "
            "AND workflow = 'verified' ORDER BY id"
        )
        keys = [key for (key,) in cursor.fetchall()]
    claims = Claim.objects.filter(pk__in=keys).select_related("scheduled_by").order_by("pk")
    return [(claim, claim.scheduled_by) for claim in claims if claim.scheduled_by]


def publish_scheduled(claim: Claim) -> Edition:
    """As the editor scheduled it, who acts: with the texts of articles that were there then."""
    return publish(claim, version=claim.version, as_of=scheduled_at(claim))


def scheduled_at(claim: Claim) -> datetime | None:
    """Since when its history has this embargo by this editor; None for an unscheduled one."""
    present = (claim.scheduled_by_id, claim.embargo_until)
    if None in present:
        return None
    history: Any = claim.events  # type: ignore[attr-defined]  # made by pghistory
    since = None
    told = history.order_by("-pgh_id").values_list(
        "pgh_created_at", "scheduled_by_id", "embargo_until"
    )
    for moment, *said in told:
        if tuple(said) != present:
            break
        since = moment
    return since
