"""Items that may share an origin."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.desk.models.evidence import Evidence
from articles.fields import public_id_check


class OriginProposalQuerySet(EditedQuerySet["OriginProposal"]):
    pass


@tracked
class OriginProposal(Edited):
    """Items that may share an origin; proposed, never applied by itself."""

    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="origin_proposals")
    items = models.ManyToManyField(Evidence, related_name="origin_proposals")
    ground = models.TextField()
    is_accepted = models.BooleanField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_proposals",
    )

    objects = OriginProposalQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("originproposal"),
            models.CheckConstraint(
                condition=Q(is_accepted__isnull=True, decided_by__isnull=True)
                | Q(is_accepted__isnull=False, decided_by__isnull=False),
                name="originproposal_decision_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.ground[:60]
