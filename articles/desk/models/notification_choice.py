"""What a person wants to be told, and how."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.choices import one_of, term_field
from articles.logic.vocabulary import MailTiming, NotificationKind


class NotificationChoice(models.Model):
    """A person's choice for one kind; without a row the kind's own default holds."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notification_choices"
    )
    kind = term_field(NotificationKind)
    in_desk = models.BooleanField(default=True)
    by_mail = term_field(MailTiming)

    class Meta:
        app_label = "articles"
        ordering = ("person", "kind")
        constraints = (
            one_of("kind", NotificationKind, "notificationchoice_kind_known"),
            one_of("by_mail", MailTiming, "notificationchoice_timing_known"),
            models.UniqueConstraint(fields=("person", "kind"), name="notificationchoice_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_by_mail_display()}"
