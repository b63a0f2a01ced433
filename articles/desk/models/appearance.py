"""Appearances: an article version says a claim."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import public_id_check, public_id_field
from articles.logic.vocabulary import AppearanceMode, AppearanceState


class AppearanceQuerySet(EditedQuerySet["Appearance"]):
    pass


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


@tracked
class AppearanceSpan(models.Model):
    """W3C TextQuoteSelector and TextPositionSelector; code points, end exclusive."""

    public_id = public_id_field()
    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="spans")
    position = models.PositiveSmallIntegerField(default=0)
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        app_label = "articles"
        ordering = ("appearance", "position")
        constraints = (
            public_id_check("appearancespan"),
            models.UniqueConstraint(fields=("appearance", "position"), name="appearancespan_once"),
            models.CheckConstraint(condition=~Q(exact=""), name="appearancespan_has_words"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="appearancespan_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.exact[:60]
