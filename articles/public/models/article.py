"""Articles as readers see them: the text only where we may show it."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from articles.choices import one_of, term_field
from articles.fields import PartialDateField, public_id_check
from articles.logic.link_states import LinkStanding
from articles.logic.vocabulary import ArticleKind, Rights, Standing
from articles.public.models.source import PublishedSource


class PublishedArticle(models.Model):
    """`body` is a list of blocks, empty where the rights allow quotation only.

    A block: {"kind": heading|paragraph|quotation|list_item, "start": int, "end": int,
    "text": str, "sentences": [[start, end], …]}, ranges in code points of the version's text.
    `sentence_count` counts the whole text, shown or not.
    """

    public_id = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=500)
    publisher = models.ForeignKey(
        PublishedSource, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    byline = models.CharField(max_length=300, blank=True)
    kind = term_field(ArticleKind)
    published_on = PartialDateField()
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=35, blank=True)
    rights = term_field(Rights)
    standing = term_field(Standing)
    version = models.PositiveIntegerField()
    captured_on = models.DateField()
    body = models.JSONField(default=list)
    sentence_count = models.PositiveIntegerField()
    derives_from = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="rewritten_by"
    )
    # How it stands with `url`, as of the last check that told readers something new.
    link_standing = term_field(
        LinkStanding, default=LinkStanding.UNCHECKED.value, db_default=LinkStanding.UNCHECKED.value
    )
    link_checked_on = models.DateField(null=True, blank=True)
    # Nothing but withdrawn claims was taken from it: no page, and in no list.
    is_hidden = models.BooleanField(default=False)
    updated_at = models.DateTimeField()

    class Meta:
        app_label = "articles"
        ordering = ("-updated_at", "-id")
        indexes = (
            # With the block of keys an article is in: frequent words are read block by block.
            GinIndex(
                F("id").bitrightshift(13),
                SearchVector("title", config="simple"),
                name="publishedarticle_title",
                fastupdate=False,
            ),
        )
        constraints = (
            public_id_check("publishedarticle"),
            one_of("kind", ArticleKind, "publishedarticle_kind_known"),
            one_of("rights", Rights, "publishedarticle_rights_known"),
            one_of("standing", Standing, "publishedarticle_standing_known"),
            one_of("link_standing", LinkStanding, "publishedarticle_link_standing_known"),
            models.CheckConstraint(
                condition=Q(link_standing=LinkStanding.UNCHECKED.value)
                | Q(link_checked_on__isnull=False),
                name="publishedarticle_link_checked_on",
            ),
            models.CheckConstraint(
                condition=~Q(rights="quotation_only") | Q(body=[]),
                name="publishedarticle_no_text_without_rights",
            ),
        )

    def __str__(self) -> str:
        return self.title
