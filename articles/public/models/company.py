"""Companies as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from articles.choices import one_of, term_field
from articles.fields import PartialDateField, in_order, public_id_check
from articles.logic.vocabulary import CompanyNameKind, IdentifierScheme, RelationKind

if TYPE_CHECKING:
    from articles.public.models.claim import PublishedClaim


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

    objects = PublishedCompanyQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("name", "id")
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


class PublishedCompanyName(models.Model):
    """Every name a company can be found by, its present one included."""

    company = models.ForeignKey(PublishedCompany, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = term_field(CompanyNameKind)
    valid_from = PartialDateField()
    valid_until = PartialDateField()

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


class PublishedCompanyIdentifier(models.Model):
    company = models.ForeignKey(
        PublishedCompany, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = term_field(IdentifierScheme)
    value = models.CharField(max_length=200)

    class Meta:
        app_label = "articles"
        ordering = ("scheme", "value")
        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "value"), name="publishedcompanyidentifier_once"
            ),
            one_of("scheme", IdentifierScheme, "publishedcompanyidentifier_scheme_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


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
