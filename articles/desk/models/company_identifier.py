"""Identifiers of companies."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.company import Company, origin_field
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import IdentifierScheme


@tracked
class CompanyIdentifier(models.Model):
    public_id = public_id_field()
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="identifiers")
    scheme = term_field(IdentifierScheme)
    value = models.CharField(max_length=200)
    origin = origin_field()

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
