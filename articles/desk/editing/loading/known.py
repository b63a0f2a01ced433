"""Records by the keys under which their base named them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import connection, models

from articles.desk.editing.acting import actor
from articles.desk.models import Source
from articles.logic.import_kinds import ImportKind

_ONE = {
    ImportKind.COMPANIES: "company",
    ImportKind.SOURCES: "source",
    ImportKind.ARTICLES: "article",
    ImportKind.CLAIMS: "claim",
    ImportKind.EVIDENCE: "evidence item",
    ImportKind.RELATIONS: "relation",
}


class RowRefused(Exception):
    """Why one row is not taken, in the user's words."""


@dataclass
class Loaded:
    """What became of the rows of a batch, by key: the record's primary key, or the reason.

    `once_noted` is what remains to be done when the rows are noted as loaded.
    """

    records: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    once_noted: Callable[[], None] = lambda: None


_ROWS = """
SELECT key, record, sha256 FROM articles_importedrow
WHERE base = %s AND kind = %s AND key = ANY (%s)
"""


def _rows(base: str, kind: ImportKind, keys: Iterable[str]) -> list[tuple[str, int, str]]:
    """Thousands of keys are one parameter, where a list in SQL takes long to read."""
    wanted = sorted(set(keys) - {""})
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [base, kind.value, wanted])
        found: list[tuple[str, int, str]] = cursor.fetchall()
        return found


def loaded_hashes(base: str, kind: ImportKind, keys: Iterable[str]) -> dict[str, str]:
    """Of the rows that were loaded under these keys."""
    return {key: sha256 for key, _, sha256 in _rows(base, kind, keys)}


def still_there(model: type[models.Model], keys: Iterable[int]) -> set[int]:
    """Those of these primary keys that the desk has."""
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY (%s)", [list(keys)])  # noqa: S608
        return {key for (key,) in cursor.fetchall()}


class Known:
    """Records of one kind that were loaded before, by key."""

    def __init__(self, base: str, kind: ImportKind, keys: Iterable[str]) -> None:
        self._kind = kind
        self.records = {key: record for key, record, _ in _rows(base, kind, keys)}
        self._gone: set[str] = set()

    def __getitem__(self, key: str) -> int:
        """RowRefused where nothing of that key was loaded."""
        try:
            return self.records[key]
        except KeyError:
            if key in self._gone:
                raise RowRefused(
                    f"The {_ONE[self._kind]} with the key “{key[:80]}” was deleted, rejected or "
                    "merged into another at the desk."
                ) from None
            raise RowRefused(
                f"No {_ONE[self._kind]} with the key “{key[:80]}” was loaded before this row."
            ) from None

    def or_none(self, key: str) -> int | None:
        """None where the row names none."""
        return self[key] if key else None

    def drop_all_but(self, present: Iterable[int], *, is_secret: bool = False) -> None:
        """Forgets what the desk no longer has, or (`is_secret`) what the actor may not know of."""
        kept = set(present)
        if not is_secret:
            self._gone = {key for key, pk in self.records.items() if pk not in kept}
        self.records = {key: pk for key, pk in self.records.items() if pk in kept}


def known_sources(base: str, keys: Iterable[str]) -> Known:
    """A confidential source is used only by those who may know of it."""
    known = Known(base, ImportKind.SOURCES, keys)
    found = Source.objects.filter(pk__in=list(known.records.values()))
    known.drop_all_but(found.known_to(actor().pk).values_list("pk", flat=True), is_secret=True)
    return known
