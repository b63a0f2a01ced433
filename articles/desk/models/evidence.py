"""Evidence: what bears on a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, public_id_check
from articles.logic.vocabulary import (
    Credibility,
    Directness,
    EvidenceKind,
    EvidenceState,
    Interest,
    Stance,
)


class EvidenceQuerySet(EditedQuerySet["Evidence"]):
    def for_suggestion(self) -> EvidenceQuerySet:
        """With everything that the rules of confidence read, in a fixed number of queries."""
        return self.select_related("source", "article").prefetch_related(
            "derivations__parent_origin", "article__derivations"
        )

    def for_edition(self) -> EvidenceQuerySet:
        return self.select_related("source__owner", "article").prefetch_related(
            "derivations__parent_evidence",
            "derivations__parent_article",
            "derivations__parent_origin",
            "article__derivations__parent",
        )


@tracked
class Evidence(Edited):
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey("Source", on_delete=models.PROTECT, related_name="evidence")
    article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    article_version = models.ForeignKey(
        "ArticleVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    locator = models.CharField(
        max_length=300, blank=True, help_text="Where in it: a page, a paragraph, a time."
    )
    url = models.URLField(max_length=2000, blank=True)
    stance = term_field(Stance, default=Stance.SUPPORTS.value)
    kind = term_field(EvidenceKind, default=EvidenceKind.MEDIA_REPORT.value)
    credibility = term_field(Credibility, default=Credibility.CANNOT_BE_JUDGED.value)
    directness = term_field(Directness, default=Directness.DIRECT.value)
    interest = term_field(Interest, default=Interest.NONE.value)
    state = term_field(EvidenceState, default=EvidenceState.LIVE.value)
    state_reason = models.TextField(blank=True)
    is_own_reporting = models.BooleanField(
        "own reporting", default=False, help_text="It states reporting of its own."
    )
    is_resolved = models.BooleanField(
        "resolved", default=False, help_text="Why a dissent no longer stands is noted."
    )
    resolution = models.TextField(blank=True)
    quotation = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="For readers: what this item shows.")
    dated = PartialDateField()
    file = models.FileField(upload_to="evidence/", blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        verbose_name_plural = "evidence"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("evidence"),
            one_of("stance", Stance, "evidence_stance_known"),
            one_of("kind", EvidenceKind, "evidence_kind_known"),
            one_of("credibility", Credibility, "evidence_credibility_1_to_6"),
            one_of("directness", Directness, "evidence_directness_known"),
            one_of("interest", Interest, "evidence_interest_known"),
            one_of("state", EvidenceState, "evidence_state_known"),
            models.CheckConstraint(
                condition=~Q(kind="null_search") | Q(stance="context"),
                name="evidence_null_search_is_context",
                violation_error_message="A search that found nothing is context, for neither side.",
            ),
            models.CheckConstraint(
                condition=Q(state="live") | ~Q(state_reason=""),
                name="evidence_state_with_reason",
                violation_error_message="Say why the item is no longer live.",
            ),
            models.CheckConstraint(
                condition=Q(is_resolved=False) | ~Q(resolution=""),
                name="evidence_resolved_with_note",
                violation_error_message="Say why this dissent no longer stands.",
            ),
            models.CheckConstraint(
                condition=Q(article_version__isnull=True) | Q(article__isnull=False),
                name="evidence_version_of_its_article",
            ),
            models.CheckConstraint(
                condition=Q(file="", file_sha256="")
                | (~Q(file="") & Q(file_sha256__regex="^[0-9a-f]{64}$")),
                name="evidence_file_with_sha256",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.get_kind_display()}"
