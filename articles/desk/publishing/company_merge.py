"""Merging companies: readers find the claims at the survivor."""

from __future__ import annotations

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import Company
from articles.desk.publishing.bulk import rebuild_claims
from articles.desk.publishing.company import lead_to_survivor, show_company
from articles.public.models import (
    PublishedAddress,
    PublishedCompany,
)


def merge_companies(company: Company, *, version: int, into: Company) -> Company:
    """Two records of one company: readers find the claims at the survivor."""
    only(EDITOR)
    first, second = sorted((company.pk, into.pk))
    if first == second:
        raise EditingError("A company is not merged into itself.")
    list(Company.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk"))
    company = Company.objects.locked(company.pk, version)
    into.refresh_from_db()
    if company.merged_into_id or into.merged_into_id:
        raise EditingError("One of them was merged already.")
    if company.merged.exists():
        raise EditingError(f"Others were merged into {company}: merge them first.")
    company.merged_into = into
    company.save(update_fields=["merged_into"])
    shown = PublishedCompany.objects.filter(public_id=company.public_id).first()
    if shown is not None:
        lead_to_survivor(shown, show_company(into))
    return company.refreshed()


def unmerge_company(company: Company, *, version: int) -> Company:
    """Undoes a merge: the public links are rebuilt from what the editions name."""
    only(EDITOR)
    company = Company.objects.locked(company.pk, version)
    if company.merged_into_id is None:
        raise EditingError(f"{company} was not merged.")
    company.merged_into = None
    company.save(update_fields=["merged_into"])
    shown = PublishedCompany.objects.filter(public_id=company.public_id).first()
    if shown is not None:
        shown.merged_into = None
        shown.save(update_fields=["merged_into"])
        rebuild_claims(shown)
        PublishedAddress.objects.filter(old=f"/companies/{shown.slug}/").delete()
    return company.refreshed()
