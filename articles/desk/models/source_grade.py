"""Grades of reliability, one row each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.source import Source
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import Reliability


@tracked
class SourceGrade(models.Model):
    """Append-only; the newest is current."""

    public_id = public_id_field()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="grades")
    reliability = term_field(Reliability)
    reason = models.TextField()
    graded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    graded_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("source", "-id")
        indexes = (models.Index(fields=("source", "-id"), name="sourcegrade_newest"),)
        constraints = (
            public_id_check("sourcegrade"),
            one_of("reliability", Reliability, "sourcegrade_reliability_known"),
            models.CheckConstraint(
                condition=~Q(reason__regex=r"^\s*$"), name="sourcegrade_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reliability} ({self.graded_at:%d %B %Y})"
