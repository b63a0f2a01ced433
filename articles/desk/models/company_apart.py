"""Two companies whose names are alike and which somebody found to be two."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class CompanyApart(models.Model):
    """Said once and kept, so that nobody is asked again. The one with the lower key is `first`."""

    first = models.ForeignKey("Company", on_delete=models.CASCADE, related_name="apart_from")
    second = models.ForeignKey("Company", on_delete=models.CASCADE, related_name="apart_of")
    reason = models.CharField(max_length=300, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    told_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("first", "second"),
                name="companyapart_once",
                violation_error_message="Somebody said so of these two already.",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="companyapart_lower_first"
            ),
        )

    def __str__(self) -> str:
        return f"Two companies, as found on {self.told_at:%d %B %Y}"
