"""Enquiries: requests for comment."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check


class EnquiryQuerySet(EditedQuerySet["Enquiry"]):
    def overdue(self, today: object) -> EnquiryQuerySet:
        return self.filter(replied_on__isnull=True, deadline__lt=today)


@tracked
class Enquiry(Edited):
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="enquiries")
    company = models.ForeignKey(
        "Company", on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    source = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    asked = models.TextField(help_text="What was asked.")
    asked_on = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        verbose_name_plural = "enquiries"
        ordering = ("claim", "asked_on", "id")
        constraints = (
            public_id_check("enquiry"),
            models.CheckConstraint(
                condition=Q(company__isnull=False, source__isnull=True)
                | Q(company__isnull=True, source__isnull=False),
                name="enquiry_to_one",
                violation_error_message="Name the company or the source that was asked.",
            ),
            models.CheckConstraint(condition=~Q(asked__regex=r"^\s*$"), name="enquiry_asks"),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | Q(deadline__gte=F("asked_on")),
                name="enquiry_deadline_after_asking",
                violation_error_message="The deadline lies before the day of asking.",
            ),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True) | Q(replied_on__gte=F("asked_on")),
                name="enquiry_reply_after_asking",
                violation_error_message="The reply lies before the day of asking.",
            ),
            models.CheckConstraint(
                condition=Q(reply="") | Q(replied_on__isnull=False),
                name="enquiry_reply_has_day",
                violation_error_message="Say on which day the reply came.",
            ),
        )

    def __str__(self) -> str:
        return f"Asked on {self.asked_on}"
