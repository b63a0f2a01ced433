"""What left the desk as a file: who took it, when, and which claims were in it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class DeskExport(models.Model):
    """Append-only; `claims` are public ids in the file's order."""

    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    taken_at = models.DateTimeField(db_default=Now(), editable=False)
    reason = models.CharField(max_length=300)
    claims = ArrayField(models.CharField(max_length=8))

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(reason__regex=r"^\s*$"),
                name="deskexport_has_reason",
                violation_error_message="Say what the file is for.",
            ),
            models.CheckConstraint(
                condition=~models.Q(claims=[]),
                name="deskexport_of_something",
                violation_error_message="There is nothing to export.",
            ),
        )

    def __str__(self) -> str:
        return f"Taken on {self.taken_at:%d %B %Y}"
