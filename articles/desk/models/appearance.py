"""Appearances: an article version says a claim."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.desk.models.passage_left import PassageLeft
from articles.fields import public_id_check
from articles.logic.vocabulary import AppearanceMode, AppearanceState


class AppearanceQuerySet(EditedQuerySet["Appearance"]):
    def waiting(self) -> AppearanceQuerySet:
        """A newer text moved or lost their words, and nobody has seen to it."""
        left = PassageLeft.objects.filter(
            appearance=OuterRef("pk"), said_in=OuterRef("article_version")
        )
        return self.exclude(state=AppearanceState.ANCHORED).exclude(
            Exists(left), state=AppearanceState.ORPHANED
        )


@tracked
class Appearance(Edited):
    """Saying is not evidence: an appearance weighs nothing."""

    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="appearances")
    article_version = models.ForeignKey(
        "ArticleVersion", on_delete=models.PROTECT, related_name="appearances"
    )
    attribution = models.CharField(
        max_length=300, blank=True, help_text="The words that attribute it: “sources report”."
    )
    speaker = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="appearances"
    )
    mode = term_field(AppearanceMode, default=AppearanceMode.ASSERTED.value)
    state = term_field(AppearanceState, default=AppearanceState.ANCHORED.value, editable=False)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("claim", "id")
        constraints = (
            public_id_check("appearance"),
            one_of("mode", AppearanceMode, "appearance_mode_known"),
            one_of("state", AppearanceState, "appearance_state_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_mode_display()} ({self.get_state_display()})"
