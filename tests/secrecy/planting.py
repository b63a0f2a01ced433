"""Puts tokens into every non-public field of rows that are new since the last time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import models

from tests.secrecy.fields import (
    AUDIENCES,
    PUBLIC,
    PUBLIC_IDS,
    WHERE_SET,
    desk_models,
    fields_with_words,
    tracked_name,
    treatment,
)
from tests.secrecy.tokens import Mint

#: The audience of rows that are left as they are.
SKIPPED = "skipped"


@dataclass(frozen=True)
class Made:
    """What the story has just made. `is_secret`: readers may know no word of these rows.

    `private` names fields that are secret here although they may be public elsewhere;
    `audience` says who may read the rows at the desk: "writers", or the key of a secret.
    """

    is_secret: bool = False
    private: frozenset[str] = frozenset()
    audience: str = "writers"


@dataclass
class Planter:
    """Fills the rows of one database; `mint` remembers what it wrote where.

    `behind` is a connection past the database's guards: tokens are no edits.
    """

    mint: Mint
    behind: psycopg.Connection[Any]
    seen: dict[type[models.Model], set[Any]] = field(default_factory=dict)

    def plant(self, made: Made) -> None:
        new = self._new_rows()
        if made.audience == SKIPPED:
            return
        for model, keys in new.items():
            for row in model._default_manager.filter(pk__in=keys):
                self._fill(row, made)

    def _new_rows(self) -> dict[type[models.Model], set[Any]]:
        every = desk_models()
        select = " UNION ALL ".join(
            f'SELECT {n}, "{m._meta.pk.column}"::text FROM "{m._meta.db_table}"'
            for n, m in enumerate(every)
        )
        rows = self.behind.execute(select).fetchall()
        new: dict[type[models.Model], set[Any]] = {}
        for number, key in rows:
            model = every[number]
            seen = self.seen.setdefault(model, set())
            if key not in seen:
                seen.add(key)
                new.setdefault(model, set()).add(key)
        return new

    def _fill(self, row: models.Model, made: Made) -> None:
        model, of = type(row), tracked_name(type(row))
        changes: dict[str, Any] = {}
        for column in fields_with_words(model):
            place = f"{of}.{column.name}"
            value = getattr(row, column.name)
            if self._is_public(place, made):
                continue
            how, audience = treatment(model, column), self._audience(place, made)
            if how == "own" and value and not (column.name == "public_id" and model.__name__ != of):
                self.mint.keep(str(value), place, audience)
            elif how == "token" and (value or place not in WHERE_SET):
                token = self.mint.token(f"{model.__name__}.{column.name}", audience)
                changes[str(column.column)] = written(column, token, value)
        if changes:
            sets = ", ".join(f'"{name}" = %s' for name in changes)
            where = f'"{model._meta.pk.column}" = %s'
            self.behind.execute(
                f'UPDATE "{model._meta.db_table}" SET {sets} WHERE {where}',
                [*changes.values(), row.pk],
            )

    @staticmethod
    def _is_public(place: str, made: Made) -> bool:
        if made.is_secret or place in made.private:
            return False
        record, _, name = place.partition(".")
        return place in PUBLIC or (name == "public_id" and record in PUBLIC_IDS)

    @staticmethod
    def _audience(place: str, made: Made) -> str:
        special = AUDIENCES.get(place)
        return special if special and made.audience in ("writers", special) else (
            "nobody" if special == "nobody" else made.audience
        )  # fmt: skip


def written(column: Any, token: str, value: Any) -> Any:
    """The token in the form that the column takes."""
    if isinstance(column, models.JSONField):
        empty: Any = [] if isinstance(value, list) else {"said": token}
        return json.dumps(_with_strings(value, token) if value else empty)
    if isinstance(column, models.BinaryField):
        return f"<html><body>{token} as received</body></html>".encode()
    if isinstance(column, models.URLField):
        return f"https://{token}.example/{token}"
    if isinstance(column, models.EmailField):
        return f"{token}@{token}.example"
    if isinstance(column, models.SlugField) or column.name == "value":  # without a space
        return token
    long = f"{token} and more words behind it"
    return long if column.max_length is None or column.max_length >= len(long) else token


def _with_strings(value: Any, token: str) -> Any:
    """Every string of a JSON value but the names of its keys and short words replaced."""
    if isinstance(value, dict):
        return {key: _kept(key, part, token) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_strings(part, token) for part in value]
    return token if isinstance(value, str) else value


def _kept(key: str, part: Any, token: str) -> Any:
    return part if key in ("field", "where") else _with_strings(part, token)


def unfilled(models_: Iterable[type[models.Model]], seen: set[str]) -> set[str]:
    """Fields that should hold tokens and of which none was ever planted."""
    wanted = {
        f"{model.__name__}.{column.name}"
        for model in models_
        for column in fields_with_words(model)
        if treatment(model, column) == "token"
    }
    return wanted - seen
