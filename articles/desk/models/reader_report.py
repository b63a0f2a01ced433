"""What readers report of a published claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check
from articles.logic.vocabulary import ReportKind, ReportStanding


class ReaderReportQuerySet(EditedQuerySet["ReaderReport"]):
    def new(self) -> ReaderReportQuerySet:
        return self.filter(standing=ReportStanding.NEW)


@tracked
class ReaderReport(Edited):
    """`answer` is what the newsroom says to who reported; `contact` is theirs, and never shown
    in public."""

    claim = models.ForeignKey("Claim", on_delete=models.PROTECT, related_name="reader_reports")
    edition_number = models.PositiveIntegerField(help_text="What they were reading.")
    kind = term_field(ReportKind)
    words = models.TextField()
    contact = models.CharField(max_length=254, blank=True)
    received_at = models.DateTimeField(db_default=Now(), editable=False)
    standing = term_field(ReportStanding, default=ReportStanding.NEW.value, editable=False)
    answer = models.TextField(blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    handled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("id",), condition=Q(standing="new"), name="readerreport_new"),
        )
        constraints = (
            public_id_check("readerreport"),
            one_of("kind", ReportKind, "readerreport_kind_known"),
            one_of("standing", ReportStanding, "readerreport_standing_known"),
            models.CheckConstraint(
                condition=~Q(words__regex=r"^\s*$"), name="readerreport_has_words"
            ),
            models.CheckConstraint(
                condition=Q(standing="new", handled_by__isnull=True, handled_at__isnull=True)
                | (~Q(standing="new") & Q(handled_by__isnull=False, handled_at__isnull=False)),
                name="readerreport_handled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(standing="new") | ~Q(answer__regex=r"^\s*$"),
                name="readerreport_answered",
                violation_error_message="Say what you answer.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words[:60]}"
