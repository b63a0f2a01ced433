"""A copy of a database from which some rows and all that hangs on them are gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from django.db import models
from pghistory.models import Event

from tests import throwaway

#: Keys that a row can do without: it stays, and names nobody any more.
_EMPTIED = {"publisher", "default_source", "owner", "claimant_source", "speaker"}
Rows = dict[type[models.Model], set[int]]


@contextmanager
def copied(databases: throwaway.Databases, name: str) -> Iterator[str]:
    """A copy of the database `name`, to which nobody may be connected just now."""
    copy = f"{name}_copy"
    with databases._maintenance() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        throwaway._protect(cursor, copy)
    yield copy
    databases.drop(copy)


def forget(behind: psycopg.Connection[Any], rows: Rows) -> Rows:
    """Takes them away, with what could not be without them and the history of each."""
    gone: Rows = {model: set(keys) for model, keys in rows.items()}
    waiting = list(rows.items())
    while waiting:
        target, keys = waiting.pop()
        for model, column in _keys_to(target):
            table = model._meta.db_table
            where, values = f'"{column.column}" = ANY(%s)', [list(keys)]
            if column.name in _EMPTIED:
                behind.execute(
                    f'UPDATE "{table}" SET "{column.column}" = NULL WHERE {where}', values
                )
                continue
            own = model._meta.pk.column
            found = behind.execute(
                f'SELECT "{own}" FROM "{table}" WHERE {where}', values
            ).fetchall()
            new = {key for (key,) in found} - gone.setdefault(model, set())
            if new:
                gone[model] |= new
                waiting.append((model, new))
    for model, keys in gone.items():
        own = model._meta.pk.column
        behind.execute(
            f'DELETE FROM "{model._meta.db_table}" WHERE "{own}" = ANY(%s)', [list(keys)]
        )
        event: Any = getattr(model, "pgh_event_model", None)
        if event is not None:
            behind.execute(
                f'DELETE FROM "{event._meta.db_table}" WHERE pgh_obj_id = ANY(%s)', [list(keys)]
            )
    return gone


def _keys_to(target: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, Event) or not model._meta.managed:
            continue
        for column in model._meta.fields:
            if column.remote_field is not None and column.related_model is target:
                yield model, column
