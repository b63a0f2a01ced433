"""Verb that tells two companies apart, so that nobody is asked again."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Company, CompanyApart


def tell_apart(
    company: Company, *, version: int, others: Iterable[Company], reason: str = ""
) -> list[CompanyApart]:
    """`company` is none of `others`, though their names are alike."""
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    found = []
    for other in others:
        if other.pk == company.pk:
            raise EditingError("A company is not another than itself.")
        first, second = sorted((company, other), key=lambda one: one.pk)
        if not CompanyApart.objects.filter(first=first, second=second).exists():
            pair = CompanyApart(first=first, second=second)
            found.append(made(pair, {"reason": reason[:300]}, ("reason",)))
    return found
