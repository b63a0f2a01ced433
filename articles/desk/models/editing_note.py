"""Who has which form open: a courtesy among colleagues, and never a lock."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class EditingNote(models.Model):
    """`subject_type` is a record's model name, `subject` its public id.

    Versions guard against lost changes; no verb reads these notes. They have no history and
    stand in an unlogged table: a crash may lose them.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, editable=False, related_name="+"
    )
    subject_type = models.CharField(max_length=40)
    subject = models.CharField(max_length=20)
    began_at = models.DateTimeField(db_default=Now(), editable=False)
    seen_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        app_label = "articles"
        ordering = ("began_at", "id")
        indexes = (models.Index(fields=("seen_at",), name="editing_note_by_moment"),)
        constraints = (
            models.UniqueConstraint(
                fields=("subject_type", "subject", "person"), name="editing_note_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject}"
