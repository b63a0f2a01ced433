"""How a claim came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.desk.models.claim import Claim
from articles.fields import PartialDateField, public_id_check
from articles.logic.vocabulary import OutcomeResult

if TYPE_CHECKING:
    from articles.desk.models.evidence import Evidence


class OutcomeQuerySet(EditedQuerySet["Outcome"]):
    pass


@tracked
class Outcome(Edited):
    """How a forecast or a contested claim came out."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="outcomes")
    result = term_field(OutcomeResult)
    came_out_on = PartialDateField()
    note = models.TextField()
    evidence: models.ManyToManyField[Evidence, models.Model] = models.ManyToManyField(
        "Evidence", blank=True, related_name="outcomes"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False
    )
    recorded_at = models.DateTimeField(db_default=Now())

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "-id")
        constraints = (
            public_id_check("outcome"),
            one_of("result", OutcomeResult, "outcome_result_known"),
            models.CheckConstraint(condition=~Q(note__regex=r"^\s*$"), name="outcome_has_note"),
        )

    def __str__(self) -> str:
        return self.get_result_display()
