"""Evidence as readers see it."""

from __future__ import annotations

from django.db import models

from articles.choices import one_of, term_field
from articles.logic.vocabulary import (
    EvidenceKind,
    EvidenceState,
    Stance,
)
from articles.public.models.article import PublishedArticle
from articles.public.models.claim import PublishedClaim
from articles.public.models.source import PublishedSource


class PublishedEvidence(models.Model):
    """`source` and `article` are empty where the source may not be named.

    `first_teller` is the source at whose word the item ends: its own, or that of the item which
    it only repeats (logic.first_tellers); empty where that may not be named, or where it is
    several. `origins` counts those that it leads back to, 0 where it weighs nothing.
    """

    public_id = models.CharField(max_length=8)
    claim = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(
        PublishedSource, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    first_teller = models.ForeignKey(
        PublishedSource, on_delete=models.PROTECT, null=True, blank=True, related_name="first_told"
    )
    article = models.ForeignKey(
        PublishedArticle, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    stance = term_field(Stance)
    kind = term_field(EvidenceKind)
    state = term_field(EvidenceState)
    origins = models.PositiveIntegerField()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "public_id")
        constraints = (
            models.UniqueConstraint(fields=("claim", "public_id"), name="publishedevidence_once"),
            one_of("stance", Stance, "publishedevidence_stance_known"),
            one_of("kind", EvidenceKind, "publishedevidence_kind_known"),
            one_of("state", EvidenceState, "publishedevidence_state_known"),
        )

    def __str__(self) -> str:
        return self.public_id
