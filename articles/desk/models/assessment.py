"""What editors hold of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.claim import Claim
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE, Confidence, Verdict

if TYPE_CHECKING:
    pass

_SCORED = [verdict.value for verdict in VERDICTS_WITH_CONFIDENCE]
_WORDS = [word.value for word in Confidence]


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def current_of(self, claim: Claim) -> Assessment | None:
        """The newest one, or None."""
        return self.filter(claim=claim).order_by("-id").first()


@tracked
class Assessment(models.Model):
    """Append-only. `rating` is the editor's 4, 3 or 2 for "partly supported"."""

    public_id = public_id_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="assessments")
    verdict = term_field(Verdict)
    confidence = term_field(Confidence, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    rationale = models.TextField()
    divergence_reason = models.TextField(
        blank=True, help_text="Why this differs from the suggestion by two levels or more."
    )
    evidence_hash = models.CharField(max_length=64)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    assessed_at = models.DateTimeField(db_default=Now())

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "-id")
        indexes = (models.Index(fields=("claim", "-id"), name="assessment_newest"),)
        constraints = (
            public_id_check("assessment"),
            one_of("verdict", Verdict, "assessment_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=_SCORED, confidence__in=_WORDS)
                | (~Q(verdict__in=_SCORED) & Q(confidence="")),
                name="assessment_confidence_with_its_verdict",
                violation_error_message=(
                    "Supported, partly supported, refuted and disputed need a confidence; "
                    "the other verdicts have none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(verdict="partly_supported", rating__isnull=False, rating__in=[2, 3, 4])
                | (~Q(verdict="partly_supported") & Q(rating__isnull=True)),
                name="assessment_rating_if_partly_supported",
                violation_error_message="Partly supported needs a rating of 4, 3 or 2; no other.",
            ),
            models.CheckConstraint(
                condition=~Q(rationale__regex=r"^\s*$"), name="assessment_has_rationale"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.confidence}".strip()
