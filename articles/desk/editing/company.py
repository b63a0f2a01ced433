"""Verbs on companies, their names, identifiers and relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stdnum import isin, lei
from stdnum.exceptions import ValidationError as WrongNumber

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    Claim,
    Company,
    CompanyIdentifier,
    CompanyName,
    CompanyRelation,
    CompanyRelationClaim,
)
from articles.logic.identifiers import normalised
from articles.logic.vocabulary import IdentifierScheme

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


def name_company(
    company: Company, *, version: int, name: str, kind: str, **fields: Any
) -> CompanyName:
    """Another name it is or was known by."""
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    values = {"name": name.strip(), "kind": kind, **fields}
    added = made(
        CompanyName(company=company), values, ("name", "kind", "valid_from", "valid_until")
    )
    _touch(company)
    return added


def unname_company(company: Company, *, version: int, name: CompanyName) -> Company:
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    company.names.get(pk=name.pk).delete()
    _touch(company)
    return company.refreshed()


def identify(company: Company, *, version: int, scheme: str, value: str) -> CompanyIdentifier:
    """Checked by the scheme's own check digits where it has them (ISO 17442, ISO 6166)."""
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    value = checked_identifier(scheme, value)
    added = made(
        CompanyIdentifier(company=company), {"scheme": scheme, "value": value}, ("scheme", "value")
    )
    _touch(company)
    return added


def checked_identifier(scheme: str, value: str) -> str:
    """The identifier in its one written form; EditingError where it cannot be one."""
    try:
        if scheme == IdentifierScheme.LEI:
            return str(lei.validate(value))
        if scheme == IdentifierScheme.ISIN:
            return str(isin.validate(value))
        return normalised(scheme, value)
    except (WrongNumber, ValueError) as problem:
        label = IdentifierScheme(scheme).label
        raise EditingError(f"“{value}” is no {label} identifier; check it for a slip.") from problem


def unidentify(company: Company, *, version: int, identifier: CompanyIdentifier) -> Company:
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    company.identifiers.get(pk=identifier.pk).delete()
    _touch(company)
    return company.refreshed()


def relate(
    subject: Company, other: Company, *, kind: str, claims: Iterable[Claim] = (), **fields: Any
) -> CompanyRelation:
    """A relation, and the claims that it rests on; public only with a published one."""
    only(*WRITERS)
    values = {"subject": subject, "object": other, "kind": kind, **fields}
    relation = made(CompanyRelation(), values, ("subject", "object", "kind", "started", "ended"))
    for claim in claims:
        made(CompanyRelationClaim(relation=relation), {"claim": claim}, ("claim",))
    return relation.refreshed()


def revise_relation(relation: CompanyRelation, *, version: int, **fields: Any) -> CompanyRelation:
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    return revised(relation, fields, ("kind", "started", "ended"))


def rest_relation_on(
    relation: CompanyRelation, *, version: int, claims: Iterable[Claim]
) -> CompanyRelation:
    """The relation rests on exactly these claims."""
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    wanted = {claim.pk: claim for claim in claims}
    for link in CompanyRelationClaim.objects.filter(relation=relation):
        if wanted.pop(link.claim_id, None) is None:
            link.delete()
    for claim in wanted.values():
        made(CompanyRelationClaim(relation=relation), {"claim": claim}, ("claim",))
    relation.save(update_fields=["kind"])
    return relation.refreshed()


def delete_relation(relation: CompanyRelation, *, version: int) -> None:
    only(*WRITERS)
    relation = CompanyRelation.objects.locked(relation.pk, version)
    relation.delete()


def delete_company(company: Company, *, version: int) -> None:
    """Only one that nothing rests on and that was never shown."""
    only(*WRITERS)
    Company.objects.locked(company.pk, version).delete()


def _touch(company: Company) -> None:
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
