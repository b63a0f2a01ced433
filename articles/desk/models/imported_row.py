"""Which record came of which row of which base."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.claim import Claim, ClaimQuerySet
from articles.logic.import_kinds import ImportKind


class ImportedRowQuerySet(models.QuerySet["ImportedRow"]):
    def of(self, base: str, kind: ImportKind) -> ImportedRowQuerySet:
        return self.filter(base=base, kind=kind)


class ImportedRow(models.Model):
    """Append-only. `key` names the row within its base; `record` is the primary key of what
    was made of it, which the desk may have deleted since; `sha256` is that of the row's values.
    """

    base = models.CharField(max_length=100)
    kind = term_field(ImportKind)
    key = models.CharField(max_length=200)
    record = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("base", "kind", "key"), name="importedrow_once"),
            models.UniqueConstraint(fields=("base", "kind", "record"), name="importedrow_of_one"),
            one_of("kind", ImportKind, "importedrow_kind_known"),
            models.CheckConstraint(condition=Q(base__regex=r"\S"), name="importedrow_has_base"),
            models.CheckConstraint(condition=Q(key__regex=r"\S"), name="importedrow_has_key"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="importedrow_sha256"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} of {self.base}"


def loaded(base: str) -> ClaimQuerySet:
    """The claims that were loaded from this base and are still there, in their order."""
    rows = ImportedRow.objects.of(base, ImportKind.CLAIMS)
    return Claim.objects.filter(pk__in=rows.values("record")).order_by("pk")
