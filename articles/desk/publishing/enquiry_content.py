"""Public enquiries and their replies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from articles.desk.models import (
    Enquiry,
    Source,
)
from articles.desk.publishing.naming import is_secret, public_name
from articles.logic.edition_content import (
    EnquiryContent,
)


def public_enquiries(claims: Iterable[int]) -> list[Enquiry]:
    rows = Enquiry.objects.filter(claim__in=claims, is_public=True)
    return list(rows.select_related("company", "source").order_by("asked_on", "public_id"))


def enquiry_content(row: Enquiry) -> EnquiryContent:
    to = row.company.name if row.company else _label(row.source)
    secret = is_secret(row.source)
    return EnquiryContent(
        to=to,
        asked=row.asked,
        asked_on=_day(row.asked_on, secret=secret) or "",
        deadline=_day(row.deadline, secret=secret),
        reply=row.reply or None,
        replied_on=_day(row.replied_on, secret=secret),
    )


def _day(day: date | None, *, secret: bool) -> str | None:
    """Never finer than the month where the source is confidential."""
    if day is None:
        return None
    return day.isoformat()[:7] if secret else day.isoformat()


def _label(source: Source | None) -> str:
    return public_name(source).name if source else ""
