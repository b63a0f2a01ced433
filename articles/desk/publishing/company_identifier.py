"""Identifiers of companies and the door."""

from __future__ import annotations

from articles.desk.editing import company_identifier as company_identifier_verbs
from articles.desk.models import Company, CompanyIdentifier
from articles.desk.publishing.company import refresh


def identify(
    company: Company, *, version: int, scheme: str, value: str, origin: str = ""
) -> CompanyIdentifier:
    added = company_identifier_verbs.identify(
        company, version=version, scheme=scheme, value=value, origin=origin
    )
    refresh(company)
    return added


def unidentify(company: Company, *, version: int, identifier: CompanyIdentifier) -> Company:
    company = company_identifier_verbs.unidentify(company, version=version, identifier=identifier)
    refresh(company)
    return company
