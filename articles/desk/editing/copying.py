"""COPY of values into a table: the cheapest way in, past no trigger and no constraint."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from articles.logic.partial_dates import PartialDate

#: What COPY reads otherwise, the mark of escaping first.
_ESCAPED = (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))


def copied(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """COPY of these values: texts, numbers, dates, bytes, JSON as Jsonb, and None.

    psycopg looks up how each value is written, which takes longer than to write it.
    """
    listed = ", ".join(f'"{name}"' for name in columns)
    sql = f'COPY "{table}" ({listed}) FROM STDIN'
    written = ("\t".join(map(_cell, row)) + "\n" for row in rows)
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as copy:
        while piece := "".join(islice(written, 100)):
            copy.write(piece)


def _cell(value: Any) -> str:
    """As COPY reads it."""
    if type(value) is str:
        return _text(value)
    if value is None:
        return "\\N"
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    raise TypeError(f"COPY is not told how to write {type(value).__name__}.")


def _text(value: str) -> str:
    for mark, escaped in _ESCAPED:
        value = value.replace(mark, escaped)
    return value


#: How values of each kind are written, the first that fits; a moment is a date.
_WRITTEN: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (Enum, lambda value: _cell(value.value)),
    (str, lambda value: _text(str(value))),
    (bool, lambda value: "t" if value else "f"),
    (int | float | Decimal, str),
    (date, lambda value: value.isoformat()),
    (PartialDate, PartialDate.iso),
    (Jsonb, lambda value: _text(json.dumps(value.obj, ensure_ascii=False))),
    (bytes | memoryview, lambda value: f"\\\\x{value.hex()}"),
)
