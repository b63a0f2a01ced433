"""Forms that were sent: each has one effect, however often it comes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class SentForm(models.Model):
    """`key` came hidden with the form; `address` is where the first sending led.

    Written in the transaction of what the form did: both are kept, or neither.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, editable=False, related_name="+"
    )
    key = models.CharField(max_length=32)
    address = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (models.Index(fields=("sent_at",), name="sent_form_by_moment"),)
        constraints = (
            models.UniqueConstraint(fields=("person", "key"), name="sent_form_once"),
            models.CheckConstraint(
                condition=Q(key__regex="^[0-9a-f]{32}$"), name="sent_form_key_random"
            ),
        )

    def __str__(self) -> str:
        return self.address
