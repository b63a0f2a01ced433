"""Merging companies: readers find the claims at the survivor."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import Company
from articles.desk.publishing.bulk import move_claims, rebuild_claims
from articles.desk.publishing.company import lead_to_survivor, show_company, shown_company
from articles.public.models import (
    PublishedAddress,
    PublishedCompany,
)


def merge_companies(company: Company, *, version: int, into: Company) -> Company:
    """Two records of one company: readers find the claims at the survivor.

    What was merged into `company` before goes along, so that one step leads to the survivor.
    """
    only(EDITOR)
    first, second = sorted((company.pk, into.pk))
    if first == second:
        raise EditingError("A company is not merged into itself.")
    list(Company.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk"))
    company = Company.objects.locked(company.pk, version)
    into.refresh_from_db()
    if company.merged_into_id or into.merged_into_id:
        raise EditingError("One of them was merged already.")
    _refuse_parent(company, into)
    for record in (*company.merged.select_for_update().order_by("pk"), company):
        record.merged_into = into
        record.save(update_fields=["merged_into"])
        shown = PublishedCompany.objects.filter(public_id=record.public_id).first()
        if shown is not None:
            lead_to_survivor(shown, show_company(into))
    return company.refreshed()


def unmerge_company(company: Company, *, version: int) -> Company:
    """Undoes a merge: the public links are rebuilt from what the editions name, and what went
    along then comes back along."""
    only(EDITOR)
    company = Company.objects.locked(company.pk, version)
    if company.merged_into_id is None:
        raise EditingError(f"{company} was not merged.")
    along = list(went_along(company).select_for_update().order_by("pk"))
    company.merged_into = None
    company.save(update_fields=["merged_into"])
    shown = PublishedCompany.objects.filter(public_id=company.public_id).first()
    if shown is not None:
        shown.merged_into = None
        shown.save(update_fields=["merged_into"])
        rebuild_claims(shown)
        PublishedAddress.objects.filter(old=f"/companies/{shown.slug}/").delete()
    for record in along:
        record.merged_into = company
        record.save(update_fields=["merged_into"])
        row = PublishedCompany.objects.filter(public_id=record.public_id).first()
        if row is not None:
            survivor = shown_company(company)
            row.merged_into = survivor
            row.save(update_fields=["merged_into"])
            rebuild_claims(row)
            move_claims(row, survivor)
            lead_to_survivor(row, survivor)
    return company.refreshed()


def merge_event(company: Company) -> Any:
    """The row of history in which it was merged into its present survivor, or None."""
    events: Any = Company.pgh_event_model.objects  # type: ignore[attr-defined]
    merged = events.filter(pgh_obj=company, merged_into=company.merged_into_id)
    apart = events.filter(pgh_obj=company).exclude(merged_into=company.merged_into_id)
    before = apart.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
    found = merged.filter(pgh_id__gt=before).select_related("pgh_context")
    return found.order_by("pgh_id").first() if company.merged_into_id else None


def went_along(company: Company) -> Any:
    """Companies that had been merged into it and were taken along as it was merged itself."""
    event = merge_event(company)
    if event is None or event.pgh_context_id is None:
        return Company.objects.none()
    events: Any = Company.pgh_event_model.objects  # type: ignore[attr-defined]
    moved = events.filter(pgh_context=event.pgh_context_id, merged_into=company.merged_into_id)
    before = events.filter(merged_into=company.pk, pgh_id__lt=event.pgh_id)
    return Company.objects.filter(
        merged_into=company.merged_into_id,
        pk__in=moved.exclude(pgh_obj=company).values("pgh_obj"),
    ).filter(pk__in=before.values("pgh_obj"))


def _refuse_parent(company: Company, into: Company) -> None:
    """Who owns another is not the same company: the survivor would be its own parent."""
    seen: set[int] = set()
    key = into.parent_id
    while key is not None and key not in seen:
        if key == company.pk:
            raise EditingError(
                f"{company} stands as a parent of {into}: a company and what it owns are two. "
                "If they are one, take the parent away first."
            )
        seen.add(key)
        key = Company.objects.values_list("parent_id", flat=True).get(pk=key)
