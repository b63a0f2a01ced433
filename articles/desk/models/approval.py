"""The second person's word; append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.desk.models.request import Request
from articles.fields import public_id_check, public_id_field


class Approval(models.Model):
    """One Request, approved by another person."""

    public_id = public_id_field()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="approval")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals"
    )
    reason = models.TextField()
    approved_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("approval"),
            models.CheckConstraint(
                condition=~Q(reason__regex=r"^\s*$"), name="approval_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"Approved: {self.reason[:60]}"
