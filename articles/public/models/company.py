"""Companies as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Func, Q

from articles.fields import PartialDateField, in_order, public_id_check

if TYPE_CHECKING:
    pass


class PublishedCompanyQuerySet(models.QuerySet["PublishedCompany"]):
    def surviving(self) -> PublishedCompanyQuerySet:
        """Not merged into another."""
        return self.filter(merged_into__isnull=True)


class PublishedCompany(models.Model):
    public_id = models.CharField(max_length=8, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    website = models.URLField(max_length=500, blank=True)
    founded = PartialDateField()
    dissolved = PartialDateField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subsidiaries"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    updated_at = models.DateTimeField()
    #: Its place in an alphabetical list: without case, accents and a leading "The".
    sort_key = models.GeneratedField(
        expression=Func(F("name"), function="company_fold", output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )
    #: "a" to "z", "0" for figures, "~" for other alphabets.
    letter = models.GeneratedField(
        expression=Func(F("name"), function="company_letter", output_field=models.TextField()),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = PublishedCompanyQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("letter", "sort_key", "id"), name="publishedcompany_letter"),
            models.Index(fields=("country", "sort_key", "id"), name="publishedcompany_country"),
        )
        constraints = (
            public_id_check("publishedcompany"),
            models.CheckConstraint(condition=~Q(name=""), name="publishedcompany_has_name"),
            in_order("founded", "dissolved", "publishedcompany_dates_in_order"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="publishedcompany_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="publishedcompany_not_its_own_parent",
            ),
        )

    def __str__(self) -> str:
        return self.name
