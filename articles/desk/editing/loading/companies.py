"""Companies of a base, many at once, as `make_company`, `name_company` and `identify` make one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.company_identifier import checked_identifier
from articles.desk.editing.errors import EditingError
from articles.desk.editing.loading.known import Known, Loaded, RowRefused
from articles.desk.editing.loading.rows import CompanyRow
from articles.desk.models import Company, CompanyIdentifier, CompanyName
from articles.logic.import_kinds import ImportKind

_TAKEN = """
SELECT i.scheme, i.value FROM articles_companyidentifier i
JOIN unnest(%s::text[], %s::text[]) AS n(scheme, value) USING (scheme, value)
"""

Identifier = tuple[str, str]


def load_companies(base: str, rows: Sequence[CompanyRow]) -> Loaded:
    """A parent stands before its children."""
    loaded = Loaded()
    parents = Known(base, ImportKind.COMPANIES, (row.parent for row in rows))
    checked = _checked_identifiers(rows, loaded)
    taken = _taken({one for several in checked.values() for one in several})
    companies, names, identifiers = [], [], []
    for row, pk in zip(rows, free_keys(Company, len(rows)), strict=True):
        if row.key in loaded.refused:
            continue
        try:
            parent = parents.or_none(row.parent)
            own = checked[row.key]
            _refuse_taken(own, taken)
        except RowRefused as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        taken.update(own)
        parents.records[row.key] = loaded.records[row.key] = pk
        companies.append((pk, *row[1:7], parent))
        names += [(pk, *name) for name in row.names]
        identifiers += [(pk, *one) for one in own]
    columns = ("id", *CompanyRow._fields[1:7], "parent_id")
    copy_rows(Company, columns, companies)
    copy_rows(CompanyName, ("company_id", "kind", "name", "valid_from", "valid_until"), names)
    copy_rows(CompanyIdentifier, ("company_id", "scheme", "value"), identifiers)
    return loaded


def _checked_identifiers(rows: Sequence[CompanyRow], loaded: Loaded) -> dict[str, list[Identifier]]:
    """By row, in their one written form; rows whose check digits are wrong are refused."""
    checked = {}
    for row in rows:
        try:
            checked[row.key] = [(s, checked_identifier(s, value)) for s, value in row.identifiers]
        except EditingError as refusal:
            loaded.refused[row.key] = str(refusal)
    return checked


def _taken(wanted: set[Identifier]) -> set[Identifier]:
    with connection.cursor() as cursor:
        listed = sorted(wanted)
        cursor.execute(_TAKEN, [[one[0] for one in listed], [one[1] for one in listed]])
        return set(cursor.fetchall())


def _refuse_taken(own: Sequence[Identifier], taken: set[Identifier]) -> None:
    for place, (scheme, value) in enumerate(own):
        if (scheme, value) in taken or (scheme, value) in own[:place]:
            raise RowRefused(f"A company has this identifier already: {scheme} {value}.")
