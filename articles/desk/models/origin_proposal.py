"""Items that may share an origin."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.desk.models.evidence import Evidence
from articles.desk.models.source import Source
from articles.fields import public_id_check
from articles.logic.vocabulary import SharedSign


class OriginProposalQuerySet(EditedQuerySet["OriginProposal"]):
    def pending(self) -> OriginProposalQuerySet:
        return self.filter(is_accepted__isnull=True)

    def rejected(self) -> OriginProposalQuerySet:
        return self.filter(is_accepted=False)

    def known_to(self, person_id: int) -> OriginProposalQuerySet:
        """Without those that hold an item of a source this person may not know of."""
        hidden = Evidence.objects.exclude(
            source__in=Source.objects.known_to(person_id).order_by().values("pk")
        )
        return self.exclude(items__in=hidden.order_by().values("pk"))


@tracked
class OriginProposal(Edited):
    """Items that may share an origin; proposed, never applied by itself.

    `ground` is what they share, in an editor's words; `shared` the words themselves, "" where
    whole sentences are the same; `named` an origin outside of them, ""
    where none is proposed. `items_hash` is that of their public ids: the same items are never
    proposed again on the same sign. A decision stays as it is.
    """

    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="origin_proposals")
    items = models.ManyToManyField(Evidence, related_name="origin_proposals")
    kind = term_field(SharedSign, default=SharedSign.TEXT.value)
    ground = models.TextField()
    shared = models.TextField(blank=True)
    named = models.CharField(max_length=200, blank=True)
    items_hash = models.CharField(max_length=64)
    proposed_at = models.DateTimeField(db_default=Now(), editable=False)
    is_accepted = models.BooleanField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decided_proposals",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = OriginProposalQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("originproposal"),
            one_of("kind", SharedSign, "originproposal_kind_known"),
            models.CheckConstraint(
                condition=Q(is_accepted__isnull=True, decided_by__isnull=True)
                | Q(is_accepted__isnull=False, decided_by__isnull=False),
                name="originproposal_decision_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(is_accepted__isnull=True, decided_at__isnull=True)
                | Q(is_accepted__isnull=False, decided_at__isnull=False),
                name="originproposal_decision_dated",
            ),
            models.UniqueConstraint(
                fields=("claim", "kind", "items_hash"),
                name="originproposal_once",
                violation_error_message="These items were proposed on the same sign before.",
            ),
        )

    def __str__(self) -> str:
        return self.ground[:60]
