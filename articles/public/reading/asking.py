"""Questions to the database whose text is written by hand: one statement, plain rows.

For the pages that are read most. Building the same statement by the ORM and making model
instances of its rows costs such a page more than all the rest of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection


def rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """All rows of one statement with `%(named)s` values."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def row(sql: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """The first row, or None."""
    found = rows(sql, values)
    return found[0] if found else None
