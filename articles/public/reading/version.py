"""One number that grows with whatever a reader can notice, in one look at few rows."""

from __future__ import annotations

from django.db.models import Sum

from articles.logic.listing_facets import ALL_COMPANIES
from articles.public.models import SHARED, PublishedTouch


def base_version() -> int:
    """Of the whole base; one query."""
    touches = PublishedTouch.objects.filter(company_key__in=[ALL_COMPANIES, SHARED])
    return int(touches.aggregate(n=Sum("n"))["n"] or 0)
