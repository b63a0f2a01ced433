"""Companies and the door: public rows, renames, merges and their undoing."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Now

from articles.desk.editing import company as editing
from articles.desk.models import Company
from articles.desk.publishing.bulk import lead_on, move_claims
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
        lead_to_survivor(row, show_company(company.merged_into, depth=depth - 1))
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
            defaults={
                "valid_from": name.valid_from,
                "valid_until": name.valid_until,
                "origin": name.origin,
            },
        )
    for identifier in company.identifiers.all():
        PublishedCompanyIdentifier.objects.create(
            company=row,
            scheme=identifier.scheme,
            value=identifier.value,
            origin=identifier.origin,
        )


def _forward(old: str, new: str) -> None:
    """The old address leads on, and what led to it leads to the new one."""
    before, now = f"/companies/{old}/", f"/companies/{new}/"
    PublishedAddress.objects.filter(old=now).delete()
    lead_on(before, now)
    PublishedAddress.objects.update_or_create(old=before, defaults={"present": now, "since": Now()})


def refresh(company: Company) -> None:
    if PublishedCompany.objects.filter(public_id=company.public_id).exists():
        show_company(company)


def revise_company(company: Company, *, version: int, **fields: Any) -> Company:
    """As in editing; a rename moves the public address and leaves claims' versions alone."""
    company = editing.revise_company(company, version=version, **fields)
    refresh(company)
    return company


def lead_to_survivor(shown: PublishedCompany, survivor: PublishedCompany) -> None:
    """Readers who look for the merged company find the survivor, and the claims there."""
    shown.merged_into = survivor
    shown.save(update_fields=["merged_into"])
    move_claims(shown, survivor)
    PublishedAddress.objects.update_or_create(
        old=f"/companies/{shown.slug}/",
        defaults={"present": f"/companies/{survivor.slug}/", "since": Now()},
    )
