"""What a person of the newsroom was told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.logic.notification_kinds import NotificationKind


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """One thing told to one person about a claim.

    `words` say what happened and never what the record says: whoever may read the record
    follows the link, and nobody else learns of it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notifications"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = term_field(NotificationKind)
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=300)
    told_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("person", "-id"),
                condition=Q(read_at__isnull=True),
                name="notification_unread",
            ),
        )
        constraints = (
            one_of("kind", NotificationKind, "notification_kind_known"),
            models.CheckConstraint(
                condition=~Q(words__regex=r"^\s*$"), name="notification_has_words"
            ),
        )

    def __str__(self) -> str:
        return self.words
