"""Appearances as readers see them."""

from __future__ import annotations

from django.db import models

from articles.choices import one_of, term_field
from articles.logic.vocabulary import (
    AppearanceMode,
    AppearanceState,
)
from articles.public.models.article import PublishedArticle
from articles.public.models.claim import PublishedClaim


class PublishedAppearance(models.Model):
    """Where an article says a claim; `spans` as in edition_content.Span, `version` the text's."""

    public_id = models.CharField(max_length=8)
    claim = models.ForeignKey(PublishedClaim, on_delete=models.CASCADE, related_name="appearances")
    article = models.ForeignKey(
        PublishedArticle, on_delete=models.PROTECT, related_name="appearances"
    )
    version = models.PositiveIntegerField()
    spans = models.JSONField()
    attribution = models.CharField(max_length=300, blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    mode = term_field(AppearanceMode)
    state = term_field(AppearanceState)
    first_start = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "articles"
        ordering = ("article", "first_start", "id")
        constraints = (
            models.UniqueConstraint(fields=("claim", "public_id"), name="publishedappearance_once"),
            one_of("mode", AppearanceMode, "publishedappearance_mode_known"),
            one_of("state", AppearanceState, "publishedappearance_state_known"),
        )

    def __str__(self) -> str:
        return self.public_id
