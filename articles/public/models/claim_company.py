"""Companies in published claims."""

from __future__ import annotations

from django.db import models

from articles.choices import one_of, term_field
from articles.logic.vocabulary import (
    CompanyRole,
)
from articles.public.models.claim import PublishedClaim
from articles.public.models.company import PublishedCompany


class PublishedClaimCompany(models.Model):
    """`company` is the survivor of merges; `named` is the company as the edition has it."""

    claim = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="companies")
    company = models.ForeignKey(PublishedCompany, on_delete=models.PROTECT, related_name="claims")
    named = models.ForeignKey(PublishedCompany, on_delete=models.PROTECT, related_name="named_in")
    role = term_field(CompanyRole)

    class Meta:
        app_label = "articles"
        ordering = ("claim", "role", "id")
        indexes = (models.Index(fields=("company", "claim"), name="publishedclaimcompany_company"),)
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "named", "role"), name="publishedclaimcompany_once"
            ),
            one_of("role", CompanyRole, "publishedclaimcompany_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} {self.role} {self.company_id}"
