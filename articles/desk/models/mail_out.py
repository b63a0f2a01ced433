"""Mail that waits to be sent, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.logic.mail_kinds import MailPurpose


class MailOutQuerySet(models.QuerySet["MailOut"]):
    def waiting(self) -> MailOutQuerySet:
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)


class MailOut(models.Model):
    """Who is to be written to about what: neither words nor an address stand here.

    The letter is composed as it is sent, so that it says what may be said then. A digest tells
    what its person was told up to the notification of the key `up_to`. `problem` names the kind
    of failure alone.
    """

    purpose = term_field(MailPurpose)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    notification = models.OneToOneField(
        "Notification", on_delete=models.CASCADE, null=True, related_name="mail"
    )
    report = models.OneToOneField(
        "ReaderReport", on_delete=models.PROTECT, null=True, related_name="mail"
    )
    day = models.DateField(null=True)
    up_to = models.BigIntegerField(null=True)
    queued_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=100, blank=True)

    objects = MailOutQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("due_at",),
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="mailout_waiting",
            ),
        )
        constraints = (
            one_of("purpose", MailPurpose, "mailout_purpose_known"),
            models.UniqueConstraint(fields=("person", "day"), name="mailout_one_digest_a_day"),
            models.CheckConstraint(
                condition=Q(
                    purpose=MailPurpose.NOTICE.value,
                    person__isnull=False,
                    notification__isnull=False,
                    report=None,
                    day=None,
                    up_to=None,
                )
                | Q(
                    purpose=MailPurpose.DIGEST.value,
                    person__isnull=False,
                    notification=None,
                    report=None,
                    day__isnull=False,
                    up_to__isnull=False,
                )
                | Q(
                    purpose=MailPurpose.ANSWER.value,
                    person=None,
                    notification=None,
                    report__isnull=False,
                    day=None,
                    up_to=None,
                ),
                name="mailout_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="mailout_one_end"
            ),
        )

    def __str__(self) -> str:
        return self.get_purpose_display()
