"""The names that readers find a company by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from articles.choices import one_of, term_field
from articles.fields import PartialDateField, in_order
from articles.logic.vocabulary import CompanyNameKind
from articles.public.models.company import PublishedCompany

if TYPE_CHECKING:
    pass


class PublishedCompanyName(models.Model):
    """Every name a company can be found by, its present one included."""

    company = models.ForeignKey(PublishedCompany, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = term_field(CompanyNameKind)
    valid_from = PartialDateField()
    valid_until = PartialDateField()
    origin = models.CharField(max_length=500, blank=True, db_default="")

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")
        indexes = (
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="publishedcompanyname_trgm"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("company", "name", "kind"), name="publishedcompanyname_once"
            ),
            one_of("kind", CompanyNameKind, "publishedcompanyname_kind_known"),
            in_order("valid_from", "valid_until", "publishedcompanyname_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.name
