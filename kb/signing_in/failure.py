"""A sign-in that failed, kept for as long as it counts."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class SignInFailure(models.Model):
    """Neither the name nor the password that was typed: people type one into the other's field.

    `network` is an IPv4 address or the /64 of an IPv6 one; `name_mark` a keyed hash.
    """

    network = models.CharField(max_length=45)
    name_mark = models.CharField(max_length=64)
    failed_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "kb"
        ordering = ("-failed_at", "-id")
        indexes = (
            models.Index(fields=("network", "-failed_at"), name="signinfailure_network"),
            models.Index(fields=("failed_at",), name="signinfailure_failed_at"),
        )

    def __str__(self) -> str:
        return f"{self.network}, {self.failed_at:%Y-%m-%d %H:%M} UTC"
