"""Set-wise writing of tables that are loaded: rows by COPY, whose guards are the tables' own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from secrets import token_bytes
from typing import Any

from django.db import connection, models

from articles.desk.editing.copying import copied
from articles.desk.models import ImportedRow
from articles.fields import CROCKFORD
from articles.logic.import_kinds import ImportKind

#: Pairs of Crockford's characters, for ten bits at a time.
_PAIRS = [first + second for first in CROCKFORD for second in CROCKFORD]


def turn_of(base: str) -> None:
    """Until the transaction ends nobody else loads into this base."""
    ready_to_copy()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('claimbook.load'), hashtext(%s))", [base]
        )


def ready_to_copy() -> None:
    """Of this transaction; plans for thousands of rows are not compiled in it.

    History learns the context with the statements that it rides on; COPY carries none, so that
    this one brings it for all that follow.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off")


def copy_rows(
    model: type[models.Model], given: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Adds rows with these columns by one statement; other columns get their fields' defaults.

    `given` are attribute names such as "claim_id"; values as PostgreSQL reads them.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    names, defaults = list(given), []
    for name, field in fields.items():
        if name in given or name == "public_id" or field.has_db_default() or field.primary_key:
            continue
        names.append(name)
        defaults.append(field.get_db_prep_save(field.get_default(), connection))
    rows = list(rows)
    if not rows:
        return
    has_public_id = "public_id" in fields and "public_id" not in given
    if has_public_id:
        names.append("public_id")
    ids = iter(free_public_ids(len(rows))) if has_public_id else None
    columns = [str(fields[name].column) for name in names]
    more = ((*row, *defaults, next(ids)) if ids else (*row, *defaults) for row in rows)
    copied(model._meta.db_table, columns, more)


def free_keys(model: type[models.Model], number: int) -> list[int]:
    """So many primary keys that nobody else gets, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [key for (key,) in cursor.fetchall()]


def free_public_ids(number: int) -> list[str]:
    """So many that no record ever had: among millions two random ones do meet."""
    ids: dict[str, None] = {}
    with connection.cursor() as cursor:
        while len(ids) < number:
            found = dict.fromkeys(_random_ids(number - len(ids)))
            cursor.execute(
                "SELECT public_id FROM claimbook_used_id WHERE public_id = ANY (%s)", [list(found)]
            )
            for (used,) in cursor.fetchall():
                del found[used]
            ids |= found
    return list(ids)


def _random_ids(number: int) -> Iterable[str]:
    raw = token_bytes(5 * number)
    for at in range(0, len(raw), 5):
        bits = int.from_bytes(raw[at : at + 5], "big")
        yield (
            _PAIRS[bits >> 30] + _PAIRS[bits >> 20 & 1023] + _PAIRS[bits >> 10 & 1023]
            + _PAIRS[bits & 1023]
        )  # fmt: skip


def note_rows(base: str, kind: ImportKind, rows: Iterable[tuple[str, int, str]]) -> None:
    """Notes (key, record, sha256) of what was made just now."""
    columns = ("base", "kind", "key", "record", "sha256")
    copy_rows(ImportedRow, columns, [(base, kind.value, *row) for row in rows])


def add_one_by_one(model: type[models.Model], columns: Sequence[str], rows: Sequence[Any]) -> None:
    """A statement for each row, sent together: verdicts are never given by one statement."""
    names = (*columns, "public_id")
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(["%s"] * len(names))
    sql = f'INSERT INTO "{model._meta.db_table}" ({listed}) VALUES ({marks})'  # noqa: S608
    ids = free_public_ids(len(rows))
    # On psycopg's own cursor: history would send its context along with the first row alone.
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.cursor.executemany(sql, [(*row, one) for row, one in zip(rows, ids, strict=True)])
