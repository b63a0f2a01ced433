"""What the rules suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.claim import Claim
from articles.logic.vocabulary import Confidence, Verdict

if TYPE_CHECKING:
    pass

_WORDS = [word.value for word in Confidence]


class Suggestion(models.Model):
    """What the rules give for a claim; one row a claim, recomputed by verbs.

    `reasons` is a list of the fields of logic.confidence.Reason; `ceiling` is that of the side
    which prevails, `ceiling_other` that of the other side.
    """

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="suggestion")
    score = models.FloatField(null=True)
    points = models.FloatField(null=True)
    word = term_field(Confidence, blank=True)
    verdict = term_field(Verdict)
    origins_for = models.PositiveIntegerField()
    origins_against = models.PositiveIntegerField()
    reliable_for = models.PositiveIntegerField()
    reliable_against = models.PositiveIntegerField()
    evidence_level = models.CharField(max_length=10, blank=True)
    agreement = models.CharField(max_length=10, blank=True)
    ceiling = term_field(Confidence, blank=True)
    ceiling_other = term_field(Confidence, blank=True, default="", db_default="")
    reasons = models.JSONField(default=list)
    algorithm_version = models.CharField(max_length=20)
    evidence_hash = models.CharField(max_length=64)
    as_of = models.DateField()
    is_stale = models.BooleanField(default=False)
    computed_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        indexes = (
            models.Index(fields=("claim",), condition=Q(is_stale=True), name="suggestion_stale"),
        )
        constraints = (
            one_of("verdict", Verdict, "suggestion_verdict_known"),
            models.CheckConstraint(
                condition=Q(score__isnull=True, points__isnull=True, word="")
                | Q(
                    score__isnull=False,
                    score__gte=1,
                    score__lte=99,
                    points__isnull=False,
                    word__in=_WORDS,
                ),
                name="suggestion_score_with_word",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} {self.word}".strip()
