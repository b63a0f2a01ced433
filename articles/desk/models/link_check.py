"""One look at the address of an article."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.choices import one_of, term_field
from articles.desk.models.article import Article
from articles.desk.models.article_version import ArticleVersion
from articles.logic.link_states import LinkFinding


class LinkCheck(models.Model):
    """Written once. `words` say in a sentence what was found; `error` names a failure's class.

    `final_url`, `status` and the rest are those of the answer, empty where none came. `kept` is
    the version that the page was kept as, where it read differently.
    """

    # A trigger takes checks along with an article that has no text: they are append-only.
    article = models.ForeignKey(Article, on_delete=models.DO_NOTHING, related_name="link_checks")
    checked_at = models.DateTimeField(db_default=Now())
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_url = models.CharField(max_length=2000)
    finding = term_field(LinkFinding)
    words = models.CharField(max_length=500)
    error = models.CharField(max_length=100, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    final_url = models.CharField(max_length=2000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    content_type = models.CharField(max_length=200, blank=True)
    kept = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        indexes = (models.Index(fields=("article", "-id"), name="linkcheck_of_article"),)
        constraints = (
            one_of("finding", LinkFinding, "linkcheck_finding_known"),
            models.CheckConstraint(condition=~Q(words__regex=r"^\s*$"), name="linkcheck_has_words"),
            models.CheckConstraint(
                condition=Q(sha256="", size__isnull=True)
                | Q(sha256__regex="^[0-9a-f]{64}$", size__isnull=False),
                name="linkcheck_sha256_with_size",
            ),
        )

    def __str__(self) -> str:
        return self.words
