"""Companies, their names, identifiers and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, in_order, public_id_check, public_id_field
from articles.logic.vocabulary import CompanyNameKind, IdentifierScheme, RelationKind

if TYPE_CHECKING:
    from articles.desk.models.claim import Claim


def _period(first: str, last: str) -> Func:
    return Func(F(first), F(last), function="partial_date_range", output_field=DateRangeField())


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


@tracked
class CompanyName(models.Model):
    """Another name: "Facebook" is a former name of Meta."""

    public_id = public_id_field()
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = term_field(CompanyNameKind)
    valid_from = PartialDateField()
    valid_until = PartialDateField()

    class Meta:
        app_label = "articles"
        ordering = ("company", "name", "id")
        indexes = (
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="companyname_name_trgm"),
        )
        constraints = (
            public_id_check("companyname"),
            one_of("kind", CompanyNameKind, "companyname_kind_known"),
            models.CheckConstraint(condition=~Q(name__regex=r"^\s*$"), name="companyname_has_name"),
            in_order("valid_from", "valid_until", "companyname_dates_in_order"),
            ExclusionConstraint(
                name="companyname_once_at_a_time",
                expressions=(
                    ("company", "="),
                    ("name", "="),
                    ("kind", "="),
                    (_period("valid_from", "valid_until"), "&&"),
                ),
                violation_error_message="The company has this name for that time already.",
            ),
        )

    def __str__(self) -> str:
        return self.name


@tracked
class CompanyIdentifier(models.Model):
    public_id = public_id_field()
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="identifiers")
    scheme = term_field(IdentifierScheme)
    value = models.CharField(max_length=200)

    class Meta:
        app_label = "articles"
        ordering = ("company", "scheme", "value")
        constraints = (
            public_id_check("companyidentifier"),
            models.UniqueConstraint(
                fields=("scheme", "value"),
                name="companyidentifier_once",
                violation_error_message="Another company has this identifier already.",
            ),
            one_of("scheme", IdentifierScheme, "companyidentifier_scheme_known"),
            models.CheckConstraint(
                condition=Q(value__regex=r"^\S+$"), name="companyidentifier_has_value"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


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
