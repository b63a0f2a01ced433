"""Identifiers of companies, as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from articles.choices import one_of, term_field
from articles.logic.vocabulary import IdentifierScheme
from articles.public.models.company import PublishedCompany

if TYPE_CHECKING:
    pass


class PublishedCompanyIdentifier(models.Model):
    company = models.ForeignKey(
        PublishedCompany, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = term_field(IdentifierScheme)
    value = models.CharField(max_length=200)
    origin = models.CharField(max_length=500, blank=True, db_default="")

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
