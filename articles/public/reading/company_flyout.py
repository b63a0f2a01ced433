"""A few words on a company, a property or a type, as HTML for a small box."""

from __future__ import annotations

from django.utils.html import format_html

from articles.logic.reconciling.properties import COMPANY, COMPANY_LABEL, FETCHED
from articles.public.reading.company_preview import company_state

_BOX = "<p><b>{}</b></p><p>{}</p>"


def flyout_of(kind: str, asked: str) -> str | None:
    """`kind` is entity, property or type. None where there is none of that id."""
    if kind == "property":
        label = FETCHED.get(asked)
        return format_html(_BOX, label, "A property of companies.") if label else None
    if kind == "type":
        words = "A company that published claims name."
        return format_html(_BOX, COMPANY_LABEL, words) if asked == COMPANY else None
    company = company_state(asked.upper()) if asked.isalnum() else None
    if company is None:
        return None
    company = company.merged_into or company
    words = " · ".join(filter(None, (company.country, company.description)))
    return format_html(_BOX, company.name, words or "A company that published claims name.")
