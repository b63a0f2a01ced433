"""Relations between companies, as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from articles.choices import one_of, term_field
from articles.fields import PartialDateField, in_order, public_id_check
from articles.logic.vocabulary import RelationKind
from articles.public.models.company import PublishedCompany

if TYPE_CHECKING:
    from articles.public.models.claim import PublishedClaim


class PublishedRelation(models.Model):
    """A relation between two companies, resting on at least one published claim."""

    public_id = models.CharField(max_length=8, unique=True)
    subject = models.ForeignKey(
        PublishedCompany, on_delete=models.CASCADE, related_name="relations_out"
    )
    object = models.ForeignKey(
        PublishedCompany, on_delete=models.CASCADE, related_name="relations_in"
    )
    kind = term_field(RelationKind)
    started = PartialDateField()
    ended = PartialDateField()
    claims: models.ManyToManyField[PublishedClaim, models.Model] = models.ManyToManyField(
        "PublishedClaim", related_name="relations"
    )

    class Meta:
        app_label = "articles"
        ordering = ("kind", "id")
        constraints = (
            public_id_check("publishedrelation"),
            one_of("kind", RelationKind, "publishedrelation_kind_known"),
            in_order("started", "ended", "publishedrelation_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(subject=F("object")), name="publishedrelation_between_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_id} {self.kind} {self.object_id}"
