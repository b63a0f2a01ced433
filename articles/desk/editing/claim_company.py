"""Verbs on the companies of a claim."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Claim, ClaimCompany, Company
from articles.logic.vocabulary import CompanyRole

Roles = Iterable[tuple[Company, str]]


def link_company(
    claim: Claim, *, version: int, company: Company, role: str = CompanyRole.SUBJECT.value
) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    add_company(claim, company, role)
    return claim.refreshed()


def unlink_company(claim: Claim, *, version: int, company: Company, role: str) -> Claim:
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    claim.company_links.get(company=company, role=role).delete()
    return claim.refreshed()


def set_companies(claim: Claim, *, version: int, companies: Roles) -> Claim:
    """Links exactly these, leaving alone what is there already."""
    only(*WRITERS)
    claim = Claim.objects.locked(claim.pk, version)
    wanted = {(company.pk, str(role)): company for company, role in companies}
    for link in claim.company_links.all():
        if wanted.pop((link.company_id, link.role), None) is None:
            link.delete()
    for (_, role), company in wanted.items():
        add_company(claim, company, role)
    return claim.refreshed()


def add_company(claim: Claim, company: Company, role: str) -> ClaimCompany:
    if company.merged_into_id:
        raise EditingError(f"{company} was merged into another company: link that one.")
    return made(ClaimCompany(claim=claim, company=company), {"role": role}, ("role",))
