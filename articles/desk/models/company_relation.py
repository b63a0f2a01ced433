"""Relations between companies, and the claims they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.desk.models.company import Company
from articles.fields import PartialDateField, in_order, public_id_check
from articles.logic.vocabulary import RelationKind

if TYPE_CHECKING:
    from articles.desk.models.claim import Claim


def _period(first: str, last: str) -> Func:
    return Func(F(first), F(last), function="partial_date_range", output_field=DateRangeField())


class CompanyRelationQuerySet(EditedQuerySet["CompanyRelation"]):
    pass


@tracked
class CompanyRelation(Edited):
    """Rests on claims; with no published one behind it, it is never public."""

    subject = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="relations_out")
    object = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="relations_in")
    kind = term_field(RelationKind)
    started = PartialDateField()
    ended = PartialDateField()
    claims: models.ManyToManyField[Claim, CompanyRelationClaim] = models.ManyToManyField(
        "Claim", through="CompanyRelationClaim", related_name="relations", blank=True
    )

    objects = CompanyRelationQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("subject", "kind", "id")
        constraints = (
            public_id_check("companyrelation"),
            one_of("kind", RelationKind, "companyrelation_kind_known"),
            models.CheckConstraint(
                condition=~Q(subject=F("object")),
                name="companyrelation_between_two",
                violation_error_message="A company has no relation with itself.",
            ),
            in_order("started", "ended", "companyrelation_dates_in_order"),
            ExclusionConstraint(
                name="companyrelation_once_at_a_time",
                expressions=(
                    ("subject", "="),
                    ("object", "="),
                    ("kind", "="),
                    (_period("started", "ended"), "&&"),
                ),
                violation_error_message="This relation is recorded for that time already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.public_id} ({self.get_kind_display()})"


@tracked
class CompanyRelationClaim(models.Model):
    relation = models.ForeignKey(CompanyRelation, on_delete=models.CASCADE)
    claim = models.ForeignKey("Claim", on_delete=models.PROTECT)

    class Meta:
        app_label = "articles"
        ordering = ("relation", "claim")
        constraints = (
            models.UniqueConstraint(fields=("relation", "claim"), name="companyrelationclaim_once"),
        )

    def __str__(self) -> str:
        return f"{self.relation_id} rests on {self.claim_id}"
