"""Corrections, newest first."""

from __future__ import annotations

from articles.logic.typed_numbers import OF_A_KEY, whole_number
from articles.public.conditions import with_company
from articles.public.models import Correction, PublishedClaim
from articles.public.reading.carrying import corrections
from articles.public.reading.pages import Page, page_of


def correction_page(*, kind: str = "", company: str = "", after: str = "") -> Page[Correction]:
    """Of one kind or one company's claims if given; one query, two behind page one."""
    everything = corrections()
    rows = everything
    if kind:
        rows = rows.filter(kind=kind)
    if company:
        rows = rows.filter(claim__in=PublishedClaim.objects.filter(with_company(company)))
    known = after if whole_number(after, digits=OF_A_KEY) is not None else ""
    return page_of(rows, ("-made_at", "-id"), after=known, mark="pk", among=everything)
