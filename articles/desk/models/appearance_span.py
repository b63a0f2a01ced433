"""The words of an appearance in the text."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.desk.models.appearance import Appearance
from articles.desk.models.base import tracked
from articles.fields import public_id_check, public_id_field


@tracked
class AppearanceSpan(models.Model):
    """W3C TextQuoteSelector and TextPositionSelector; code points, end exclusive.

    `confirmed`: the sentences around the words as a person last read them there; "" for nobody.
    """

    public_id = public_id_field()
    appearance = models.ForeignKey(Appearance, on_delete=models.CASCADE, related_name="spans")
    position = models.PositiveSmallIntegerField(default=0)
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence = models.PositiveIntegerField(null=True, blank=True)
    confirmed = models.TextField(blank=True, editable=False)

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
