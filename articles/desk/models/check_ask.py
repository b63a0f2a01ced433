"""Who was asked to check a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from articles.fields import public_id_check, public_id_field


class CheckAskQuerySet(models.QuerySet["CheckAsk"]):
    def open(self) -> CheckAskQuerySet:
        return self.filter(closed_at__isnull=True)


class CheckAsk(models.Model):
    """`asked_of` is empty where anybody may. Asking gives no right to check."""

    public_id = public_id_field()
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="check_asks")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="check_asks",
    )
    words = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(db_default=Now())
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CheckAskQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("asked_of",), condition=Q(closed_at__isnull=True), name="checkask_open"
            ),
        )
        constraints = (
            public_id_check("checkask"),
            models.UniqueConstraint(
                fields=("claim", "asked_of"),
                condition=Q(closed_at__isnull=True),
                nulls_distinct=False,
                name="checkask_open_once",
                violation_error_message="This was asked already, and the answer is open.",
            ),
            models.CheckConstraint(
                condition=Q(asked_of__isnull=True) | ~Q(asked_of=F("asked_by")),
                name="checkask_of_somebody_else",
                violation_error_message="Ask somebody else: nobody checks on their own word.",
            ),
        )

    def __str__(self) -> str:
        return f"Asked on {self.asked_at:%d %B %Y}"
