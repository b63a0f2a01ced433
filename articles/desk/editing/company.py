"""Verbs on companies, their names, identifiers and relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    Company,
    CompanyName,
)

FIELDS = ("name", "description", "country", "website", "founded", "dissolved", "parent")


def make_company(*, name: str, names: Iterable[tuple[str, str]] = (), **fields: Any) -> Company:
    """`names` are (name, kind) pairs of further names."""
    only(*WRITERS)
    company = made(Company(), {"name": name.strip(), **fields}, FIELDS)
    for other, kind in names:
        made(CompanyName(company=company), {"name": other, "kind": kind}, ("name", "kind"))
    return company


def revise_company(company: Company, *, version: int, **fields: Any) -> Company:
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    if "parent" in fields:
        _refuse_circle(company, fields["parent"])
    return revised(company, fields, FIELDS)


def delete_company(company: Company, *, version: int) -> None:
    """Only one that nothing rests on and that was never shown."""
    only(*WRITERS)
    Company.objects.locked(company.pk, version).delete()


def touch(company: Company) -> None:
    """Raises the company's version: its names and identifiers are part of what was seen."""
    company.save(update_fields=["name"])


def _refuse_circle(company: Company, parent: Company | None) -> None:
    seen = {company.pk}
    key = parent.pk if parent else None
    while key is not None:
        if key in seen:
            raise EditingError("These companies would be each other's parent.")
        seen.add(key)
        key = Company.objects.values_list("parent_id", flat=True).get(pk=key)
