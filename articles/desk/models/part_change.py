"""Who changed which part; append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.logic.vocabulary import (
    PartKind,
)


def _one_subject(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(claim__isnull=False, brief__isnull=True)
        | Q(claim__isnull=True, brief__isnull=False),
        name=name,
    )


class PartChange(models.Model):
    """Who changed which part at which version; written by the database alone.

    `part` is the public id of the evidence item, empty for statement and assessment;
    a brief is one part, of kind statement.
    """

    claim = models.ForeignKey(
        "Claim", on_delete=models.CASCADE, null=True, blank=True, related_name="part_changes"
    )
    brief = models.ForeignKey(
        "Brief", on_delete=models.CASCADE, null=True, blank=True, related_name="part_changes"
    )
    kind = term_field(PartKind)
    part = models.CharField(max_length=8, blank=True)
    at_version = models.PositiveBigIntegerField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="part_changes"
    )
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("claim", "kind", "part", "-at_version"), name="partchange_of"),
        )
        constraints = (
            one_of("kind", PartKind, "partchange_kind_known"),
            _one_subject("partchange_one_subject"),
            models.CheckConstraint(
                condition=(Q(kind="evidence") & ~Q(part="")) | (~Q(kind="evidence") & Q(part="")),
                name="partchange_names_evidence",
            ),
            models.UniqueConstraint(
                fields=("claim", "brief", "kind", "part", "at_version", "changed_by"),
                name="partchange_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.part} at version {self.at_version}"
