"""Topics of published claims."""

from __future__ import annotations

from django.db import models

from articles.public.models.claim import PublishedClaim
from articles.public.models.topic import PublishedTopic


class PublishedClaimTopic(models.Model):
    claim = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(PublishedTopic, on_delete=models.PROTECT, related_name="claims")

    class Meta:
        app_label = "articles"
        ordering = ("topic", "id")
        constraints = (
            models.UniqueConstraint(fields=("topic", "claim"), name="publishedclaimtopic_once"),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} {self.topic_id}"
