"""Links between claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from articles.choices import one_of, term_field
from articles.desk.models.base import tracked
from articles.desk.models.claim import Claim
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import (
    ClaimLinkKind,
)

if TYPE_CHECKING:
    pass


@tracked
class ClaimLink(models.Model):
    """`claim` contradicts, supports, … `other`."""

    public_id = public_id_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links_out")
    other = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links_in")
    kind = term_field(ClaimLinkKind)

    class Meta:
        app_label = "articles"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("claimlink"),
            models.UniqueConstraint(fields=("claim", "other", "kind"), name="claimlink_once"),
            one_of("kind", ClaimLinkKind, "claimlink_kind_known"),
            models.CheckConstraint(
                condition=~Q(claim=F("other")),
                name="claimlink_not_to_itself",
                violation_error_message="A claim is not linked to itself.",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
