"""A claim that a person does not want to see in the queue before a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class SnoozeQuerySet(models.QuerySet["Snooze"]):
    def running(self, today: object) -> SnoozeQuerySet:
        return self.filter(until__gt=today)


class Snooze(models.Model):
    """For one person alone; it voids nothing and moves no version."""

    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="snoozes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="snoozes"
    )
    until = models.DateField(help_text="It comes back on this day.")
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(db_default=Now())

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("until", "id")
        indexes = (models.Index(fields=("person", "until"), name="snooze_running"),)
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "person"),
                name="snooze_once",
                violation_error_message="You have snoozed this claim already.",
            ),
        )

    def __str__(self) -> str:
        return f"Until {self.until}"
