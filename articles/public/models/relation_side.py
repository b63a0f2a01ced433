"""Relations in the order in which a company's page tells them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PublishedRelationSide(models.Model):
    """A relation as one of its two companies has it, with the standing claims behind it.

    Derived: triggers write it from PublishedRelation, its claims and their standing, and nobody
    else may. `company_key` is a PublishedCompany's and `relation_key` a PublishedRelation's; a
    relation behind which no claim stands has no row.
    """

    pk = models.CompositePrimaryKey("relation_key", "company_key")
    company_key = models.BigIntegerField()
    relation_key = models.BigIntegerField()
    n = models.BigIntegerField()

    class Meta:
        app_label = "articles"
        indexes = (
            models.Index(fields=("company_key", "-n", "relation_key"), name="relationside_most"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(n__gt=0), name="publishedrelationside_positive"),
        )

    def __str__(self) -> str:
        return f"{self.relation_key} of {self.company_key}: {self.n}"
