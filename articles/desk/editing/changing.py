"""Setting fields of a record: what may be set, and text that can be stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.db import models

from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import NAMES, plain_name, storable

M = TypeVar("M", bound=models.Model)


def set_fields(record: models.Model, values: Mapping[str, Any], allowed: Collection[str]) -> None:
    """Sets and validates; EditingError for a field that is not edited this way."""
    for name, value in values.items():
        if name not in allowed:
            raise EditingError(f"“{name.replace('_', ' ')}” is not changed this way.")
        if isinstance(value, str):
            value = plain_name(value) if name in NAMES else storable(value)
        setattr(record, name, value)
    _validate(record)


def _validate(record: models.Model) -> None:
    """Fields in Python; constraints by the database as it writes, whose refusal is put in words.

    Django would ask the database about each constraint beforehand, in a savepoint of its own,
    and look up records that were handed over as records. Public ids are random and ours.
    """
    given = {field.name for field in record._meta.concrete_fields if _is_given(record, field)}
    record.full_clean(exclude=given | {"public_id"}, validate_constraints=False)


def _is_given(record: models.Model, field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.ForeignKey) and field.is_cached(record)


def revised(record: M, values: Mapping[str, Any], allowed: Collection[str]) -> M:
    """Sets, validates and saves just these fields; nothing to do where nothing differs."""
    before = {name: getattr(record, name) for name in values if hasattr(record, name)}
    set_fields(record, values, allowed)
    changed = [name for name in values if getattr(record, name) != before.get(name)]
    if changed:
        record.save(update_fields=changed)
        record.refresh_from_db()
    return record


def made(record: M, values: Mapping[str, Any], allowed: Collection[str]) -> M:
    """A new record with these fields, validated and saved."""
    set_fields(record, values, allowed)
    record.save(force_insert=True)
    record.refresh_from_db()
    return record
