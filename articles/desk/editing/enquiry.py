"""Verbs on enquiries: ask those concerned, and record what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.models import Claim, Company, Enquiry, Source

FIELDS = ("asked", "asked_on", "deadline", "reply", "replied_on", "is_public")


def enquire(
    claim: Claim,
    *,
    version: int,
    asked: str,
    asked_on: date,
    company: Company | None = None,
    source: Source | None = None,
    **fields: Any,
) -> Enquiry:
    """A request for comment, to a company or to a source."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    values = {"asked": asked, "asked_on": asked_on, "company": company, "source": source, **fields}
    return made(Enquiry(claim=claim), values, (*FIELDS, "company", "source"))


def revise_enquiry(enquiry: Enquiry, *, version: int, **fields: Any) -> Enquiry:
    """`version` is the enquiry's own: one that is not public does not move its claim's."""
    only(*WRITERS)
    Claim.objects.select_for_update().get(pk=enquiry.claim_id)  # the claim first, as everywhere
    enquiry = Enquiry.objects.locked(enquiry.pk, version)
    return revised(enquiry, fields, FIELDS)


def record_reply(enquiry: Enquiry, *, version: int, reply: str, replied_on: date) -> Enquiry:
    return revise_enquiry(enquiry, version=version, reply=reply, replied_on=replied_on)


def remove_enquiry(enquiry: Enquiry, *, version: int) -> Claim:
    """Only one that was never public: what readers saw stays on record."""
    only(*WRITERS)
    claim = Claim.objects.select_for_update().get(pk=enquiry.claim_id)
    Enquiry.objects.locked(enquiry.pk, version).delete()
    return claim.refreshed()
