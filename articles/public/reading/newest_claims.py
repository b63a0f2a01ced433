"""The claims that changed last: of all, and of those that rest on a source."""

from __future__ import annotations

from datetime import date

from articles.public.models import PublishedClaim, PublishedSource
from articles.public.reading.claim_rows import ClaimRow, rows_of, with_row_details
from articles.public.reading.source_claims import resting_on


def newest(*, most: int, today: date) -> list[ClaimRow]:
    """One query."""
    claims = with_row_details(PublishedClaim.objects.standing())
    return rows_of(claims.defer("search_vector").order_by("-updated_at", "-id")[:most], today=today)


def newest_on_source(key: int, *, most: int, today: date) -> list[ClaimRow]:
    """One query."""
    claims = with_row_details(resting_on(PublishedSource(pk=key)))
    return rows_of(claims.defer("search_vector").order_by("-updated_at", "-id")[:most], today=today)
