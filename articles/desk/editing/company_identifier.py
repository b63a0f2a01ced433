"""Verbs on the identifiers of companies."""

from __future__ import annotations

from stdnum import isin, lei
from stdnum.exceptions import ValidationError as WrongNumber

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.changing import made
from articles.desk.editing.company import touch
from articles.desk.editing.errors import EditingError
from articles.desk.models import (
    Company,
    CompanyIdentifier,
)
from articles.logic.identifiers import WRITTEN, normalised
from articles.logic.vocabulary import IdentifierScheme


def identify(
    company: Company, *, version: int, scheme: str, value: str, origin: str = ""
) -> CompanyIdentifier:
    """Checked by the scheme's own check digits where it has them (ISO 17442, ISO 6166); `origin`
    is where it is from."""
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    value = checked_identifier(scheme, value)
    values = {"scheme": scheme, "value": value, "origin": origin.strip()}
    added = made(CompanyIdentifier(company=company), values, ("scheme", "value", "origin"))
    touch(company)
    return added


def unidentify(company: Company, *, version: int, identifier: CompanyIdentifier) -> Company:
    only(*WRITERS)
    company = Company.objects.locked(company.pk, version)
    company.identifiers.get(pk=identifier.pk).delete()
    touch(company)
    return company.refreshed()


def checked_identifier(scheme: str, value: str) -> str:
    """The identifier in its one written form; EditingError where it cannot be one."""
    try:
        if scheme == IdentifierScheme.LEI:
            return str(lei.validate(value))
        if scheme == IdentifierScheme.ISIN:
            return str(isin.validate(value))
        return normalised(scheme, value)
    except (WrongNumber, ValueError) as problem:
        kind = IdentifierScheme(scheme)
        raise EditingError(
            f"“{value}” is no {kind.label} identifier; check it for a slip. "
            f"It is written as {WRITTEN[kind]}."
        ) from problem
