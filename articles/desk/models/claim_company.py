"""Companies in claims, with their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.claim import Claim
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import (
    CompanyRole,
)

if TYPE_CHECKING:
    pass


@tracked
class ClaimCompany(models.Model):
    public_id = public_id_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="company_links")
    company = models.ForeignKey("Company", on_delete=models.PROTECT, related_name="claim_links")
    role = term_field(CompanyRole, default=CompanyRole.SUBJECT.value)

    class Meta:
        app_label = "articles"
        verbose_name_plural = "claim companies"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("claimcompany"),
            models.UniqueConstraint(
                fields=("claim", "company", "role"),
                name="claimcompany_once",
                violation_error_message="The company has this role in the claim already.",
            ),
            one_of("role", CompanyRole, "claimcompany_role_known"),
        )

    def __str__(self) -> str:
        return self.get_role_display()
