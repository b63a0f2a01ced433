"""Articles: texts in which claims appear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from articles.choices import one_of, term_field
from articles.desk.models.base import Edited, EditedQuerySet, tracked
from articles.fields import PartialDateField, public_id_check
from articles.logic.vocabulary import ArticleKind, Basis, Directness, EvidenceKind, Rights, Standing

if TYPE_CHECKING:
    from articles.desk.models.company import Company


class ArticleQuerySet(EditedQuerySet["Article"]):
    def newest(self) -> ArticleQuerySet:
        return self.order_by("-id")


@tracked
class Article(Edited):
    """A published or obtained text. Empty publisher, byline, date and address: not stated.

    `is_confirmed`: a person has looked at what was read from its page. The three defaults
    prefill the evidence made from the article.
    """

    title = models.CharField(max_length=500)
    publisher = models.ForeignKey(
        "Source", on_delete=models.PROTECT, null=True, blank=True, related_name="published_articles"
    )
    byline = models.CharField(max_length=300, blank=True)
    kind = term_field(ArticleKind, default=ArticleKind.UNKNOWN.value)
    published_on = PartialDateField()
    canonical_url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47: en, de, pt-BR.")
    rights = term_field(Rights, default=Rights.QUOTATION_ONLY.value)
    standing = term_field(Standing, default=Standing.CURRENT.value)
    is_confirmed = models.BooleanField(default=False, verbose_name="confirmed")
    derives_from = models.ManyToManyField(
        "self", through="ArticleDerivation", symmetrical=False, related_name="rewritten_by"
    )
    default_source = models.ForeignKey(
        "Source",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="default_of_articles",
    )
    default_basis = term_field(Basis, default=Basis.NOTHING_STATED.value)
    default_kind = term_field(EvidenceKind, default=EvidenceKind.MEDIA_REPORT.value)
    default_directness = term_field(Directness, default=Directness.SECONDHAND.value)
    companies: models.ManyToManyField[Company, models.Model] = models.ManyToManyField(
        "Company",
        blank=True,
        related_name="articles",
        help_text="Offered first when a claim is made from this article.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        app_label = "articles"
        ordering = ("-id",)
        constraints = (
            public_id_check("article"),
            models.CheckConstraint(condition=~Q(title__regex=r"^\s*$"), name="article_has_title"),
            models.UniqueConstraint(
                fields=("canonical_url",),
                condition=~Q(canonical_url=""),
                name="article_url_once",
                violation_error_message="An article with this address is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__regex="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                name="article_language_bcp47",
                violation_error_message="A language tag such as en, de or pt-BR.",
            ),
            one_of("kind", ArticleKind, "article_kind_known"),
            one_of("rights", Rights, "article_rights_known"),
            one_of("standing", Standing, "article_standing_known"),
            one_of("default_basis", Basis, "article_default_basis_known"),
            one_of("default_kind", EvidenceKind, "article_default_kind_known"),
            one_of("default_directness", Directness, "article_default_directness_known"),
        )

    def __str__(self) -> str:
        return self.title
