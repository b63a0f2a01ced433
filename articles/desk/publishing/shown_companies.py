"""Public rows of several companies at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from articles.desk.models import Company, CompanyIdentifier, CompanyName
from articles.desk.publishing.bulk import add_rows
from articles.desk.publishing.company import show_company
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.naming import SLUG_LENGTH
from articles.logic.vocabulary import CompanyNameKind
from articles.public.models import (
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)


def shown_companies(companies: Sequence[Company]) -> dict[int, PublishedCompany]:
    """By the companies' keys, their public rows as they are; made where readers know none.

    Every verb that changes a company renews its row.
    """
    wanted = {company.public_id: company for company in companies}
    known = PublishedCompany.objects.select_related("merged_into").filter(public_id__in=wanted)
    shown = {row.public_id: row for row in known}
    new = [company for id, company in wanted.items() if id not in shown]
    plain = [one for one in new if not one.parent_id and not one.merged_into_id]
    shown |= {row.public_id: row for row in _show_new(plain)}
    for company in new:
        if company.public_id not in shown:
            shown[company.public_id] = show_company(company)
    return {company.pk: shown[id] for id, company in wanted.items()}


def _show_new(companies: Sequence[Company]) -> list[PublishedCompany]:
    """Those with neither parent nor survivor, with their names and identifiers."""
    if not companies:
        return []
    moment, slugs = database_moment(), _slugs(companies)
    columns = ("public_id", "name", "description", "country", "website", "founded", "dissolved")
    rows = add_rows(
        PublishedCompany(
            **{column: getattr(company, column) for column in columns},
            slug=slugs[company.public_id],
            updated_at=moment,
        )
        for company in companies
    )
    shown = {company.pk: row for company, row in zip(companies, rows, strict=True)}
    add_rows(_names(companies, shown))
    add_rows(
        PublishedCompanyIdentifier(
            company=shown[one.company_id], scheme=one.scheme, value=one.value
        )
        for one in CompanyIdentifier.objects.filter(company__in=shown)
    )
    return rows


def _slugs(companies: Sequence[Company]) -> dict[str, str]:
    """As `free_slug` gives one after the other."""
    wished = {one.public_id: slugify(one.name)[:SLUG_LENGTH].strip("-") for one in companies}
    taken = set(
        PublishedCompany.objects.filter(slug__in=wished.values()).values_list("slug", flat=True)
    )
    found = {}
    for id, slug in wished.items():
        if not slug:
            found[id] = id.lower()
            continue
        found[id] = f"{slug}-{id.lower()}" if slug in taken else slug
        taken.add(slug)
    return found


def _names(
    companies: Sequence[Company], shown: dict[int, PublishedCompany]
) -> list[PublishedCompanyName]:
    present = CompanyNameKind.TRADING.value
    names = {
        (company.pk, company.name, present): PublishedCompanyName(
            company=shown[company.pk], name=company.name, kind=present
        )
        for company in companies
    }
    for one in CompanyName.objects.filter(company__in=shown).order_by("name", "id"):
        names.setdefault(
            (one.company_id, one.name, one.kind),
            PublishedCompanyName(
                company=shown[one.company_id],
                name=one.name,
                kind=one.kind,
                valid_from=one.valid_from,
                valid_until=one.valid_until,
            ),
        )
    return list(names.values())
