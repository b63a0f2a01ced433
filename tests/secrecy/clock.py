"""One clock for two databases: what is written in a step has the same moment in both.

Public ids come from a row of random numbers that both share, and those of secret rows from
another, so that secrets move no number of what is public.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from types import ModuleType
from typing import Any, cast
from unittest.mock import patch

import psycopg
from django.apps import apps
from django.db import models

import articles.fields


class Ids:
    """Stands for the module `secrets` where public ids are made."""

    def __init__(self, seed: str) -> None:
        self.choice = Random(seed).choice


@contextmanager
def drawing(ids: Ids) -> Iterator[None]:
    with patch.object(articles.fields, "secrets", cast(ModuleType, ids)):
        yield


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The door's clock stands still."""
    holders = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith("articles.") and hasattr(module, "database_moment")
    ]
    before = [(module, module.database_moment) for module in holders]
    for module in holders:
        cast(Any, module).database_moment = lambda: moment
    try:
        yield
    finally:
        for module, function in before:
            cast(Any, module).database_moment = function


class Stamper:
    """Moments that the database wrote of itself into public tables become those of the step.

    Only what the step wrote: a secret step that touches a public row leaves its own moment.
    """

    def __init__(self, behind: psycopg.Connection[Any]) -> None:
        self._behind = behind
        self._known: dict[tuple[str, str], dict[int, datetime | None]] = {}

    def stamp(self, moment: datetime) -> None:
        for model in _public_models():
            # Lists and digests have no key of their own: triggers make them of other rows.
            if model._meta.pk.name != "id":
                continue
            columns = [
                str(column.column)
                for column in model._meta.concrete_fields
                if isinstance(column, models.DateTimeField)
            ]
            for column in columns:
                self._stamp_one(model._meta.db_table, column, moment)

    def _stamp_one(self, table: str, column: str, moment: datetime) -> None:
        known = self._known.setdefault((table, column), {})
        rows: dict[int, datetime | None] = dict(
            self._behind.execute(f'SELECT id, "{column}" FROM "{table}"').fetchall()
        )
        moved = [
            key
            for key, value in rows.items()
            if value not in (None, moment) and known.get(key) != value
        ]
        if moved:
            self._behind.execute(
                f'UPDATE "{table}" SET "{column}" = %s WHERE id = ANY(%s)', [moment, moved]
            )
        self._known[table, column] = rows | dict.fromkeys(moved, moment)


def _public_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_app_config("articles").get_models()
        if model.__module__.startswith("articles.public.")
    ]
