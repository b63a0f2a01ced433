"""What was scheduled and is due."""

from __future__ import annotations

from django.db import connection

from articles.desk.models import Claim, Person


def due() -> list[tuple[Claim, Person]]:
    """Claims whose embargo is over, with the editor who scheduled them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM articles_claim WHERE scheduled_by_id IS NOT NULL "
            "AND embargo_until <= clock_timestamp() AND workflow = 'verified' ORDER BY id"
        )
        keys = [key for (key,) in cursor.fetchall()]
    claims = Claim.objects.filter(pk__in=keys).select_related("scheduled_by").order_by("pk")
    return [(claim, claim.scheduled_by) for claim in claims if claim.scheduled_by]
