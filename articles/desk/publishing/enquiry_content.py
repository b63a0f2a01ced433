"""Public enquiries and their replies."""

from __future__ import annotations

from articles.desk.models import (
    Claim,
    Enquiry,
    Source,
)
from articles.desk.publishing.naming import public_name
from articles.logic.edition_content import (
    EnquiryContent,
)


def public_enquiries(claim: Claim) -> list[Enquiry]:
    rows = Enquiry.objects.filter(claim=claim, is_public=True)
    return list(rows.select_related("company", "source").order_by("asked_on", "public_id"))


def enquiry_content(row: Enquiry) -> EnquiryContent:
    to = row.company.name if row.company else _label(row.source)
    return EnquiryContent(
        to=to,
        asked=row.asked,
        asked_on=row.asked_on.isoformat(),
        deadline=row.deadline.isoformat() if row.deadline else None,
        reply=row.reply or None,
        replied_on=row.replied_on.isoformat() if row.replied_on else None,
    )


def _label(source: Source | None) -> str:
    return public_name(source).name if source else ""
