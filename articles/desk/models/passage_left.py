"""A passage whose words an article gave up, and which somebody left on its earlier version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class PassageLeft(models.Model):
    """No part of a claim: what was said was said. `said_in` is the version that said it; words
    that come back and go again have to be looked at again."""

    appearance = models.ForeignKey("Appearance", on_delete=models.CASCADE, related_name="left")
    said_in = models.ForeignKey("ArticleVersion", on_delete=models.PROTECT, related_name="+")
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    left_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("appearance", "said_in"),
                name="passageleft_once",
                violation_error_message="This passage was left on its version already.",
            ),
        )

    def __str__(self) -> str:
        return f"Left on {self.left_at:%d %B %Y}"
