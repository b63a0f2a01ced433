"""Corrections, newest first."""

from __future__ import annotations

import re

from django.db.models import QuerySet

from articles.public.conditions import with_company
from articles.public.models import Correction, PublishedClaim
from articles.public.reading.carrying import corrections
from articles.public.reading.pages import Page, page_of

_PLACE = re.compile("[0-9A-Z]{8}-[0-9]{1,9}")


def correction_page(*, kind: str = "", company: str = "", after: str = "") -> Page[Correction]:
    """Of one kind or one company's claims if given; one query, two behind page one.

    A claim is corrected once an edition: both stand for the place in the list.
    """
    rows = corrections_of(kind=kind, company=company)
    return page_of(
        rows,
        ("-made_at", "-id"),
        after=after if _PLACE.fullmatch(after) else "",
        marks=("claim__public_id", "from_edition__number"),
        among=corrections(),
    )


def corrections_of(*, kind: str = "", company: str = "") -> QuerySet[Correction]:
    """Newest first; of one kind or one company's claims if given."""
    rows = corrections()
    if kind:
        rows = rows.filter(kind=kind)
    if company:
        rows = rows.filter(claim__in=PublishedClaim.objects.filter(with_company(company)))
    return rows
