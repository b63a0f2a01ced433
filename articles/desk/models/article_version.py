"""Immutable versions of an article's text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.desk.models.article import Article
from articles.desk.models.base import tracked
from articles.fields import public_id_check, public_id_field


@tracked
class ArticleVersion(models.Model):
    """Immutable. Ranges are Unicode code points of `text`, end exclusive.

    blocks: [{"kind": …, "start": int, "end": int}]; sentences: [[start, end, block index]].
    headers: those of the answer that the bytes came in, names in lower case; {} without one.
    stated: [{"field": …, "value": …, "where": …}], what the page said of itself. A trigger
    refuses the bytes of the version just before.
    """

    public_id = public_id_field()
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    blocks = models.JSONField()
    sentences = models.JSONField()
    sha256 = models.CharField(max_length=64)
    stated = models.JSONField(default=list, blank=True)
    raw = models.BinaryField()
    headers = models.JSONField(default=dict, blank=True)
    media_type = models.CharField(max_length=100)
    captured_at = models.DateTimeField(db_default=Now())
    captured_from = models.CharField(max_length=2000, blank=True)
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "articles"
        ordering = ("article", "-number")
        constraints = (
            public_id_check("articleversion"),
            models.UniqueConstraint(fields=("article", "number"), name="articleversion_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="articleversion_from_one"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="articleversion_sha256"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="articleversion_has_text"),
        )

    def __str__(self) -> str:
        return f"version {self.number}"
