"""The words that published texts hold, for telling a typing error from a word."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.fields import TextSearchConfigurationField
from articles.logic.search_terms import WordKind


class PublishedWord(models.Model):
    """What one change of public rows added to a word, or took away; once folded, all of it.

    Written by triggers alone, appended and never changed by a publication, so that nobody waits
    for anybody. A word is known as long as its rows add up to more than nothing: with its last
    text it is gone at once. `stem` is what its configuration makes of it; words that a
    configuration leaves out are not here. `near` are the keys of its spelling (SQL near_keys).
    """

    word = models.CharField(max_length=40)
    kind = term_field(WordKind)
    configuration = TextSearchConfigurationField()
    stem = models.TextField()
    n = models.BigIntegerField()
    near = ArrayField(models.TextField(), null=True)
    is_folded = models.BooleanField()

    class Meta:
        app_label = "articles"
        indexes = (
            models.Index(fields=("word",), name="publishedword_word"),
            models.Index(fields=("stem", "configuration"), name="publishedword_stem"),
            GinIndex(fields=("near",), name="publishedword_near", fastupdate=False),
            models.Index(
                fields=("id",), condition=Q(is_folded=False), name="publishedword_unfolded"
            ),
            models.Index(
                fields=("id",), condition=Q(is_folded=True, n=0), name="publishedword_empty"
            ),
        )
        constraints = (
            one_of("kind", WordKind, "publishedword_kind_known"),
            models.CheckConstraint(
                condition=Q(is_folded=False) | Q(n__gte=0), name="publishedword_not_negative"
            ),
        )

    def __str__(self) -> str:
        return f"{self.word} ({self.kind}): {self.n}"
