"""Names of companies and the door."""

from __future__ import annotations

from typing import Any

from articles.desk.editing import company_name as company_name_verbs
from articles.desk.models import Company, CompanyName
from articles.desk.publishing.company import refresh


def name_company(company: Company, *, version: int, **fields: Any) -> CompanyName:
    added = company_name_verbs.name_company(company, version=version, **fields)
    refresh(company)
    return added


def unname_company(company: Company, *, version: int, name: CompanyName) -> Company:
    company = company_name_verbs.unname_company(company, version=version, name=name)
    refresh(company)
    return company
