"""Ways to write past the verbs, and how the database refuses them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.db.models.expressions import DatabaseDefault

from articles.desk.editing.errors import EditingError
from articles.desk.models import Person


def tell(person: Person | None) -> None:
    """Names the author of what follows, as `acting` does; nobody for None."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('claimbook.actor', %s, true), "
            "set_config('claimbook.deed', %s, true)",
            [str(person.pk) if person else "", secrets.token_hex(4)],
        )


def run(statement: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """Raw SQL as the application's role; the rows, if it gives any."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def rule_of(problem: BaseException) -> str:
    """The guard or constraint that refused: its name, or "privilege"."""
    if isinstance(problem, EditingError):
        return getattr(problem, "rule", type(problem).__name__)
    diagnosis = getattr(problem.__cause__, "diag", None)
    if getattr(diagnosis, "sqlstate", "") == "42501":
        return "privilege"
    return getattr(diagnosis, "constraint_name", None) or str(problem)


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """The database refuses what is inside by this rule, at the latest at the commit."""
    with pytest.raises((DatabaseError, EditingError)) as caught, transaction.atomic():  # noqa: PT012
        yield
        run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")
    assert rule_of(caught.value) == rule, caught.value


def commit() -> None:
    """As at a commit: the deferred guards speak now."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


# --- Changing a row ------------------------------------------------------------------------

Change = Callable[..., None]


def by_save(row: models.Model, **values: Any) -> None:
    row = type(row)._default_manager.get(pk=row.pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def by_update(row: models.Model, **values: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def by_bulk_update(row: models.Model, **values: Any) -> None:
    row = type(row)._default_manager.get(pk=row.pk)
    for name, value in values.items():
        setattr(row, name, value)
    type(row)._default_manager.bulk_update([row], list(values))


def by_sql(row: models.Model, **values: Any) -> None:
    fields = [row._meta.get_field(name) for name in values]
    assignments = ", ".join(f'"{field.column}" = %s' for field in fields)  # type: ignore[union-attr]
    stored = [
        field.get_db_prep_save(getattr(value, "pk", value), connection)  # type: ignore[union-attr]
        for field, value in zip(fields, values.values(), strict=True)
    ]
    run(f'UPDATE "{row._meta.db_table}" SET {assignments} WHERE id = %s', [*stored, row.pk])


CHANGES: tuple[Change, ...] = (by_save, by_update, by_bulk_update, by_sql)

# --- Adding a row --------------------------------------------------------------------------

Add = Callable[[models.Model], None]


def add_by_save(row: models.Model) -> None:
    row.save(force_insert=True)


def add_by_bulk_create(row: models.Model) -> None:
    type(row)._default_manager.bulk_create([row])


def add_by_sql(row: models.Model) -> None:
    columns, stored = [], []
    for field in row._meta.concrete_fields:
        value = field.pre_save(row, add=True)
        if field.primary_key or isinstance(value, DatabaseDefault):
            continue
        columns.append(f'"{field.column}"')
        stored.append(field.get_db_prep_save(value, connection))
    run(
        f'INSERT INTO "{row._meta.db_table}" ({", ".join(columns)}) '
        f"VALUES ({', '.join(['%s'] * len(stored))})",
        stored,
    )


ADDITIONS: tuple[Add, ...] = (add_by_save, add_by_bulk_create, add_by_sql)


def fresh(row: models.Model) -> models.Model:
    """A new row with the same values, not yet stored, under an id of its own."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "public_id"
    }
    return type(row)(**values)


def delete_by_sql(row: models.Model) -> None:
    run(f'DELETE FROM "{row._meta.db_table}" WHERE id = %s', [row.pk])
