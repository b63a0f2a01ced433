"""Companies and the door: public rows, renames, merges and their undoing."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Now

from articles.desk.editing import company as editing
from articles.desk.editing import company_identifier as company_identifier_verbs
from articles.desk.editing import company_name as company_name_verbs
from articles.desk.editing.acting import EDITOR, only
from articles.desk.editing.errors import EditingError
from articles.desk.models import Company, CompanyIdentifier, CompanyName
from articles.desk.publishing.bulk import lead_on, move_claims, rebuild_claims
from articles.desk.publishing.naming import free_slug
from articles.logic.vocabulary import CompanyNameKind
from articles.public.models import (
    PublishedAddress,
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)


def show_company(company: Company, *, depth: int = 5) -> PublishedCompany:
    """Its public row with names and identifiers, made or brought up to date."""
    parent = show_company(company.parent, depth=depth - 1) if company.parent and depth else None
    before = PublishedCompany.objects.filter(public_id=company.public_id).first()
    values = {
        "name": company.name,
        "description": company.description,
        "country": company.country,
        "website": company.website,
        "founded": company.founded,
        "dissolved": company.dissolved,
        "parent": parent,
        "updated_at": Now(),
    }
    if before is None or before.name != company.name:
        values["slug"] = free_slug(
            PublishedCompany.objects.exclude(public_id=company.public_id),
            company.name,
            company.public_id,
        )
    row, _ = PublishedCompany.objects.update_or_create(public_id=company.public_id, defaults=values)
    row.refresh_from_db()
    if before is not None and before.slug != row.slug:
        _forward(before.slug, row.slug)
    _names(company, row)
    if company.merged_into and row.merged_into_id is None and depth:
        _lead_on(row, show_company(company.merged_into, depth=depth - 1))
    return row


def shown_company(company: Company) -> PublishedCompany:
    """Its public row as it is; every verb that changes a company renews it there."""
    row = PublishedCompany.objects.select_related("merged_into").filter(public_id=company.public_id)
    return row.first() or show_company(company)


def _names(company: Company, row: PublishedCompany) -> None:
    row.names.all().delete()
    row.identifiers.all().delete()
    PublishedCompanyName.objects.create(
        company=row, name=company.name, kind=CompanyNameKind.TRADING
    )
    for name in company.names.exclude(name=company.name, kind=CompanyNameKind.TRADING):
        PublishedCompanyName.objects.get_or_create(
            company=row,
            name=name.name,
            kind=name.kind,
            defaults={"valid_from": name.valid_from, "valid_until": name.valid_until},
        )
    for identifier in company.identifiers.all():
        PublishedCompanyIdentifier.objects.create(
            company=row, scheme=identifier.scheme, value=identifier.value
        )


def _forward(old: str, new: str) -> None:
    """The old address leads on, and what led to it leads to the new one."""
    before, now = f"/companies/{old}/", f"/companies/{new}/"
    PublishedAddress.objects.filter(old=now).delete()
    lead_on(before, now)
    PublishedAddress.objects.update_or_create(old=before, defaults={"present": now, "since": Now()})


def _refresh(company: Company) -> None:
    if PublishedCompany.objects.filter(public_id=company.public_id).exists():
        show_company(company)


def revise_company(company: Company, *, version: int, **fields: Any) -> Company:
    """As in editing; a rename moves the public address and leaves claims' versions alone."""
    company = editing.revise_company(company, version=version, **fields)
    _refresh(company)
    return company


def name_company(company: Company, *, version: int, **fields: Any) -> CompanyName:
    added = company_name_verbs.name_company(company, version=version, **fields)
    _refresh(company)
    return added


def unname_company(company: Company, *, version: int, name: CompanyName) -> Company:
    company = company_name_verbs.unname_company(company, version=version, name=name)
    _refresh(company)
    return company


def identify(company: Company, *, version: int, scheme: str, value: str) -> CompanyIdentifier:
    added = company_identifier_verbs.identify(company, version=version, scheme=scheme, value=value)
    _refresh(company)
    return added


def unidentify(company: Company, *, version: int, identifier: CompanyIdentifier) -> Company:
    company = company_identifier_verbs.unidentify(company, version=version, identifier=identifier)
    _refresh(company)
    return company


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
        _lead_on(shown, show_company(into))
    return company.refreshed()


def _lead_on(shown: PublishedCompany, survivor: PublishedCompany) -> None:
    """Readers who look for the merged company find the survivor, and the claims there."""
    shown.merged_into = survivor
    shown.save(update_fields=["merged_into"])
    move_claims(shown, survivor)
    PublishedAddress.objects.update_or_create(
        old=f"/companies/{shown.slug}/",
        defaults={"present": f"/companies/{survivor.slug}/", "since": Now()},
    )


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
