"""Further names of companies."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.company import Company, origin_field
from articles.fields import PartialDateField, in_order, public_id_check, public_id_field
from articles.logic.vocabulary import CompanyNameKind


def _period(first: str, last: str) -> Func:
    return Func(F(first), F(last), function="partial_date_range", output_field=DateRangeField())


@tracked
class CompanyName(models.Model):
    """Another name: "Facebook" is a former name of Meta."""

    public_id = public_id_field()
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    kind = term_field(CompanyNameKind)
    valid_from = PartialDateField()
    valid_until = PartialDateField()
    origin = origin_field()

    class Meta:
        app_label = "articles"
        ordering = ("company", "name", "id")
        indexes = (
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="companyname_name_trgm"),
            GinIndex(Func(F("name"), function="company_words"), name="companyname_words"),
            models.Index(
                OpClass(Func(F("name"), function="company_initials"), name="text_pattern_ops"),
                name="companyname_initials",
            ),
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
