"""What every record that people edit has: a public id and a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

import pghistory
import pgtrigger
from django.db import models

from articles.fields import public_id_field

M = TypeVar("M", bound=models.Model)


class EditingError(Exception):
    """A refused edit, said in the user's words."""


class StaleVersion(EditingError):
    """Somebody else changed the record since it was read; nothing was written."""

    def __init__(self, record: models.Model, seen: int, present: int) -> None:
        self.record, self.seen, self.present = record, seen, present
        name = record._meta.verbose_name
        super().__init__(
            f"Somebody else changed this {name} while you were working on it: you saw version "
            f"{seen}, it is now version {present}. Nothing was saved; read it again."
        )


def tracked(model: type[M]) -> type[M]:
    """Keeps history of `model` by statement-level triggers, deletions included."""
    hidden = {"password", "last_login", "touched_in", "raw", "uses_keys"}
    exclude = sorted(hidden & {field.name for field in model._meta.fields})
    keep: Callable[[type[M]], type[M]] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=exclude or None,
        level=pgtrigger.Statement,
    )
    return keep(model)


class EditedQuerySet(models.QuerySet[M]):
    def locked(self, pk: int, version: int) -> M:
        """The row, locked until the transaction ends; StaleVersion if it moved on."""
        record = self.select_for_update(of=("self",)).get(pk=pk)
        present = getattr(record, "version")  # noqa: B009  (typed by the subclasses only)
        if present != version:
            raise StaleVersion(record, version, present)
        return record


class Edited(models.Model):
    """`version` is raised by the database alone, once per transaction."""

    public_id = public_id_field()
    version = models.PositiveBigIntegerField(default=1, editable=False)
    touched_in = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        abstract = True

    def refreshed(self) -> Self:
        """The record as the database has it now, triggers' work included."""
        self.refresh_from_db()
        return self
