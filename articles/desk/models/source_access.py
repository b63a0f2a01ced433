"""Who may know of a confidential source."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.desk.models.base import tracked
from articles.desk.models.source import Source
from articles.fields import public_id_check, public_id_field


@tracked
class SourceAccess(models.Model):
    """Who may know that a confidential source exists."""

    public_id = public_id_field()
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="access")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta:
        app_label = "articles"
        verbose_name_plural = "source access"
        ordering = ("source", "person")
        constraints = (
            public_id_check("sourceaccess"),
            models.UniqueConstraint(fields=("source", "person"), name="sourceaccess_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}"
