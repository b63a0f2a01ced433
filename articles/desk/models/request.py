"""Who asked for a second person; append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import (
    Ground,
    RequestAction,
)


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> RequestQuerySet:
        return self.filter(approval__isnull=True)


class Request(models.Model):
    """An action that needs a second person, or a proposal."""

    public_id = public_id_field()
    action = term_field(RequestAction)
    claim = models.ForeignKey(
        "Claim", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    brief = models.ForeignKey(
        "Brief", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    source = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    edition_number = models.PositiveIntegerField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    ground = term_field(Ground, blank=True)
    reason = models.TextField()
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="requests"
    )
    requested_at = models.DateTimeField(db_default=Now())

    objects = RequestQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("request"),
            one_of("action", RequestAction, "request_action_known"),
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="request_has_reason"),
            models.CheckConstraint(
                condition=Q(
                    claim__isnull=False,
                    brief__isnull=True,
                    source__isnull=True,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=False,
                    source__isnull=True,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=True,
                    source__isnull=False,
                    company__isnull=True,
                )
                | Q(
                    claim__isnull=True,
                    brief__isnull=True,
                    source__isnull=True,
                    company__isnull=False,
                ),
                name="request_one_subject",
            ),
            models.CheckConstraint(
                condition=~Q(action__in=["withdraw", "redact"]) | Q(ground__in=["legal", "safety"]),
                name="request_ground_if_removing",
            ),
            models.CheckConstraint(
                condition=~Q(action="redact") | Q(edition_number__isnull=False),
                name="request_edition_if_redacting",
            ),
            models.CheckConstraint(
                condition=~Q(action="publish_against_suggestion") | ~Q(content_hash=""),
                name="request_hash_if_against_suggestion",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.reason[:60]}"
