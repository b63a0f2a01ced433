"""What people of the newsroom say to each other beside a claim; append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.fields import public_id_check, public_id_field


class Comment(models.Model):
    """`part` is "statement", "assessment" or the public id of an evidence item; "" for the whole.

    Comments are no part of a claim: they void nothing, move no version and are never public.
    """

    public_id = public_id_field()
    claim = models.ForeignKey("Claim", on_delete=models.CASCADE, related_name="comments")
    part = models.CharField(max_length=10, blank=True)
    seen_version = models.PositiveBigIntegerField()
    words = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        app_label = "articles"
        ordering = ("id",)
        indexes = (models.Index(fields=("claim", "id"), name="comment_of_claim"),)
        constraints = (
            public_id_check("comment"),
            models.CheckConstraint(condition=~Q(words__regex=r"^\s*$"), name="comment_has_words"),
        )

    def __str__(self) -> str:
        return self.words if len(self.words) < 60 else f"{self.words[:58]}…"
