"""Corrections, newest first."""

from __future__ import annotations

from django.db.models import QuerySet

from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.public.conditions import with_company
from articles.public.models import Correction, PublishedClaim
from articles.public.reading.carrying import corrections
from articles.public.reading.pages import Page, page_of


def correction_page(*, kind: str = "", company: str = "", after: str = "") -> Page[Correction]:
    """Of one kind or one company's claims if given; one query, two behind page one."""
    known = after if whole_number(after, digits=OF_A_KEY) is not None else ""
    rows = corrections_of(kind=kind, company=company)
    return page_of(rows, ("-made_at", "-id"), after=known, mark="pk", among=corrections())


def corrections_of(*, kind: str = "", company: str = "") -> QuerySet[Correction]:
    """Newest first; of one kind or one company's claims if given."""
    rows = corrections()
    if kind:
        rows = rows.filter(kind=kind)
    if company:
        rows = rows.filter(claim__in=PublishedClaim.objects.filter(with_company(company)))
    return rows
