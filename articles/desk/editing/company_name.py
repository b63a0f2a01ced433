"""Verbs on the names of companies."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.company import touch
from articles.desk.models import (
    Company,
    CompanyName,
)


def name_company(
    company: Company, *, version: int, name: str, kind: str, **fields: Any
) -> CompanyName:
    """Another name it is or was known by; `origin` is where that is from."""
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    values = {"name": name.strip(), "kind": kind, **fields}
    added = made(
        CompanyName(company=company),
        values,
        ("name", "kind", "valid_from", "valid_until", "origin"),
    )
    touch(company)
    return added


def unname_company(company: Company, *, version: int, name: CompanyName) -> Company:
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    company.names.get(pk=name.pk).delete()
    touch(company)
    return company.refreshed()
