"""Companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper

from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, in_order, public_id_check

if TYPE_CHECKING:
    pass


def origin_field() -> models.CharField[str, str]:
    """Where a name or an identifier is from."""
    return models.CharField(
        "where it is from",
        max_length=500,
        blank=True,
        db_default="",
        help_text="Where it is from, such as “SEC EDGAR” or an address. Readers see it.",
    )


class CompanyQuerySet(EditedQuerySet["Company"]):
    def surviving(self) -> CompanyQuerySet:
        """Not merged into another."""
        return self.filter(merged_into__isnull=True)

    def named(self, name: str) -> CompanyQuerySet:
        """Known by `name`, in whatever case, now or formerly."""
        return self.filter(Q(name__iexact=name) | Q(names__name__iexact=name)).distinct()


@tracked
class Company(Edited):
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    country = models.CharField(
        max_length=2, blank=True, help_text="Two letters, ISO 3166-1: US, DE, JP."
    )
    website = models.URLField(max_length=500, blank=True)
    founded = PartialDateField()
    dissolved = PartialDateField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subsidiaries"
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        verbose_name_plural = "companies"
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("name", "id"), name="company_by_name"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="company_name_trgm"),
            GinIndex(Func(F("name"), function="company_words"), name="company_words"),
            models.Index(
                OpClass(Func(F("name"), function="company_initials"), name="text_pattern_ops"),
                name="company_initials",
            ),
        )
        constraints = (
            public_id_check("company"),
            models.CheckConstraint(condition=~Q(name__regex=r"^\s*$"), name="company_has_name"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex="^[A-Z]{2}$"),
                name="company_country_two_letters",
                violation_error_message="Two capital letters, as in ISO 3166-1: US, DE, JP.",
            ),
            in_order("founded", "dissolved", "company_dates_in_order"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="company_not_its_own_parent",
                violation_error_message="A company cannot be its own parent.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="company_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return self.name
