"""What a reader reports about a published claim, and what the desk answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.fields import public_id_check, public_id_field
from articles.logic.report_kinds import ReportBecame, ReportKind, ReportState


class ReaderReportQuerySet(models.QuerySet["ReaderReport"]):
    def new(self) -> ReaderReportQuerySet:
        return self.filter(state=ReportState.NEW)

    def answered(self) -> ReaderReportQuerySet:
        return self.exclude(state=ReportState.NEW)


class ReaderReport(models.Model):
    """`public_id` is the reference number that the reader is told.

    What was reported stays as it came; it is answered once. `reporter_name` and
    `reporter_address` are empty where the reader gave none, and are emptied some time after the
    answer: nothing else tells who wrote. `token_mark` is the hash of the form's token, by which
    a form that is sent twice is one report.
    """

    public_id = public_id_field()
    claim = models.ForeignKey("Claim", on_delete=models.PROTECT, related_name="reader_reports")
    edition_number = models.PositiveIntegerField()
    kind = term_field(ReportKind)
    words = models.TextField()
    reporter_name = models.CharField(max_length=150, blank=True)
    reporter_address = models.EmailField(blank=True)
    token_mark = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(db_default=Now())
    state = term_field(ReportState, default=ReportState.NEW.value)
    became = term_field(ReportBecame, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("claim",),
                condition=Q(state=ReportState.NEW.value),
                name="readerreport_new",
            ),
        )
        constraints = (
            public_id_check("readerreport"),
            one_of("kind", ReportKind, "readerreport_kind_known"),
            one_of("state", ReportState, "readerreport_state_known"),
            models.CheckConstraint(
                condition=~Q(words__regex=r"^\s*$"), name="readerreport_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW.value, became="", answer="", answered_by=None,
                            answered_at=None)
                | Q(state=ReportState.TAKEN_UP.value, became__in=["challenge", "correction"],
                    answered_by__isnull=False, answered_at__isnull=False)
                | Q(state=ReportState.DISMISSED.value, became=ReportBecame.NOTHING.value,
                    answered_by__isnull=False, answered_at__isnull=False),
                name="readerreport_answered_whole",
                violation_error_message="An answer says who answers, and what follows.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW.value) | ~Q(answer__regex=r"^\s*$"),
                name="readerreport_answer_has_words",
                violation_error_message="Answer the reader in words.",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Report {self.public_id}"


class ReportSending(models.Model):
    """That a report came, counted for a day. `mark` is a keyed hash of the network and the day."""

    mark = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (models.Index(fields=("sent_at",), name="reportsending_by_moment"),)

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d %H:%M} UTC"
