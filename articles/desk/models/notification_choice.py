"""How a person wants to be told of what, where they chose it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.choices import one_of, term_field
from articles.logic.mail_kinds import How
from articles.logic.notification_kinds import NotificationKind


class NotificationChoice(models.Model):
    """One row for each kind that a person chose something for; defaults need none."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notification_choices"
    )
    kind = term_field(NotificationKind)
    how = term_field(How)

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "kind"), name="notificationchoice_once"),
            one_of("kind", NotificationKind, "notificationchoice_kind_known"),
            one_of("how", How, "notificationchoice_how_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_how_display()}"
