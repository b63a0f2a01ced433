"""What an item is derived from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.desk.models.base import tracked
from articles.desk.models.evidence import Evidence
from articles.desk.models.origin import Origin
from articles.fields import public_id_check, public_id_field


@tracked
class EvidenceDerivation(models.Model):
    """Exactly one parent: another item of the same claim, an article or an origin."""

    public_id = public_id_field()
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="derivations")
    parent_evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="derived"
    )
    parent_article = models.ForeignKey(
        "Article", on_delete=models.PROTECT, null=True, blank=True, related_name="derived_evidence"
    )
    parent_origin = models.ForeignKey(
        Origin, on_delete=models.PROTECT, null=True, blank=True, related_name="derived_evidence"
    )

    class Meta:
        app_label = "articles"
        ordering = ("evidence", "id")
        constraints = (
            public_id_check("evidencederivation"),
            models.CheckConstraint(
                condition=Q(
                    parent_evidence__isnull=False,
                    parent_article__isnull=True,
                    parent_origin__isnull=True,
                )
                | Q(
                    parent_evidence__isnull=True,
                    parent_article__isnull=False,
                    parent_origin__isnull=True,
                )
                | Q(
                    parent_evidence__isnull=True,
                    parent_article__isnull=True,
                    parent_origin__isnull=False,
                ),
                name="evidencederivation_one_parent",
                violation_error_message="Name one parent: an item, an article or an origin.",
            ),
            models.CheckConstraint(
                condition=Q(parent_evidence__isnull=True) | ~Q(parent_evidence=F("evidence")),
                name="evidencederivation_not_of_itself",
                violation_error_message="An item does not rest on itself.",
            ),
            models.UniqueConstraint(
                fields=("evidence", "parent_evidence", "parent_article", "parent_origin"),
                name="evidencederivation_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.evidence_id} rests on another"
