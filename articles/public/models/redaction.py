"""Redactions: an edition whose content was blanked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.logic.vocabulary import Ground
from articles.public.models.edition import Edition


class Redaction(models.Model):
    """An edition's content was blanked; its number, hash and this notice stay."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="redaction")
    ground = term_field(Ground)
    notice = models.TextField()
    redacted_at = models.DateTimeField()

    class Meta:
        app_label = "articles"
        constraints = (
            one_of("ground", Ground, "redaction_ground_known"),
            models.CheckConstraint(condition=~Q(notice=""), name="redaction_has_notice"),
        )

    def __str__(self) -> str:
        return f"{self.edition} redacted"
