"""History against rows: each table of events tells how the rows of its record came to be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import models

from articles.desk.publishing.integrity.fault import Fault, Look, rows_of

#: Columns that a migration filled past the history: empty in events from before it.
FILLED = {"appearancespan": ("confirmed",)}

#: One row for each record that lives or has events, with its first and its newest event.
_JOINED = """
WITH told AS (
    SELECT pgh_obj_id, min(pgh_id) AS first, max(pgh_id) AS last FROM {events} GROUP BY 1
)
SELECT {subject}, {words}
FROM told t
LEFT JOIN {events} f ON f.pgh_id = t.first
LEFT JOIN {events} e ON e.pgh_id = t.last
FULL JOIN {rows} r ON r.id = t.pgh_obj_id
WHERE {where}
"""

_MISSING = (
    "CASE WHEN e.pgh_id IS NULL THEN 'It has no history.' "
    "WHEN r.id IS NOT NULL AND e.pgh_label = 'delete' THEN 'Its history says it was deleted.' "
    "ELSE 'Its history does not begin where it was made.' END",
    "e.pgh_id IS NULL OR f.pgh_label <> 'insert' OR r.id IS NOT NULL AND e.pgh_label = 'delete'",
)
_VANISHED = (
    "'It is gone, and its history does not say that anybody deleted it.'",
    "r.id IS NULL AND e.pgh_label <> 'delete'",
)

_GAPS = """
SELECT public_id, format('Its history has %s of its %s versions.', count(DISTINCT version),
    max(version))
FROM {events} GROUP BY pgh_obj_id, public_id
HAVING count(DISTINCT version) <> max(version) OR min(version) <> 1
"""


def tracked_models() -> list[tuple[type[models.Model], type[models.Model]]]:
    """Each record with its events, by name."""
    config = apps.get_app_config("articles")
    known = {str(model._meta.model_name): model for model in config.get_models()}
    return [
        (model, known[f"{name}event"])
        for name, model in sorted(known.items())
        if f"{name}event" in known
    ]


def statement(model: type[models.Model], events: type[models.Model], words: str, where: str) -> str:
    """A statement of ours over the names of our own tables and columns."""
    name, has_id = model._meta.model_name, _has(model, "public_id")
    return _JOINED.format(
        events=events._meta.db_table,
        rows=model._meta.db_table,
        subject="coalesce(r.public_id, e.public_id)"
        if has_id
        else f"'{name} ' || coalesce(r.id, e.pgh_obj_id)",
        words=words,
        where=where,
    )


def columns(model: type[models.Model], events: type[models.Model]) -> list[str]:
    """Those of the record that its history keeps."""
    kept = {field.column for field in events._meta.concrete_fields}
    return [str(field.column) for field in model._meta.concrete_fields if field.column in kept]


def _differing(model: type[models.Model], events: type[models.Model]) -> tuple[str, str]:
    """The words name the columns, never what stands in them."""
    filled = FILLED.get(str(model._meta.model_name), ())
    tests = {
        column: f'r."{column}" IS DISTINCT FROM e."{column}"'
        + (f" AND e.\"{column}\" <> ''" if column in filled else "")
        for column in columns(model, events)
    }
    named = ", ".join(f"CASE WHEN {test} THEN '{column}' END" for column, test in tests.items())
    words = f"'Its row is not what its newest history says: ' || concat_ws(', ', {named}) || '.'"
    either = " OR ".join(f"({test})" for test in tests.values())
    return words, f"r.id IS NOT NULL AND e.pgh_label <> 'delete' AND ({either})"


def _find(kind: str, told: Any) -> Iterator[Fault]:
    for model, events in tracked_models():
        words, where = told if isinstance(told, tuple) else told(model, events)
        yield from rows_of(kind, statement(model, events, words, where))


def _find_gaps() -> Iterator[Fault]:
    for model, events in tracked_models():
        if _has(model, "version"):
            yield from rows_of("version-gap", _GAPS.format(events=events._meta.db_table))


def _has(model: type[models.Model], column: str) -> bool:
    return any(field.column == column for field in model._meta.concrete_fields)


LOOKS = (
    Look(("history-missing",), partial(_find, "history-missing", _MISSING)),
    Look(("history-differs",), partial(_find, "history-differs", _differing)),
    Look(("vanished",), partial(_find, "vanished", _VANISHED)),
    Look(("version-gap",), _find_gaps),
)
