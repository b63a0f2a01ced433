"""Articles in which claims appear or on which evidence rests: their facts, not their texts."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from articles.logic.link_states import LinkStanding
from articles.logic.vocabulary import ArticleKind, Rights, Standing
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.claim_record import TITLE
from articles.public.api.cursors import Order
from articles.public.api.filters import ArticleFilters, filtered
from articles.public.api.links import Named, each_linked, href, linked, named, page
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.records import Field, Record
from articles.public.models import PublishedArticle, PublishedClaim

MOST = 500


def _claims() -> ArraySubquery:
    """Those that stand, as far as the article says them."""
    rows = PublishedClaim.objects.standing().filter(appearances__article=OuterRef("pk"))
    titled = rows.annotate(told_title=TITLE).order_by("public_id").distinct("public_id")
    return ArraySubquery(titled.values_list(named("claim", "", "told_title"))[:MOST])


def _origins() -> ArraySubquery:
    rows = PublishedArticle.objects.filter(rewritten_by=OuterRef("pk"), is_hidden=False).order_by(
        "public_id"
    )
    return ArraySubquery(rows.values_list(named("article", "", "title"))[:MOST])


ARTICLE = Record(
    "Article",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field(
            "href", "public_id", shapes.address("This record."), lambda key: href("article", key)
        ),
        Field(
            "page", "public_id", shapes.address("Its page."), lambda key: page("article", key)
        ),
        Field("title", "title", shapes.text()),
        Field(
            "publisher", named("source", "publisher__", "label"), Named(allow_null=True), linked
        ),
        Field("byline", "byline", shapes.text("Empty where not stated.")),
        Field("kind", "kind", shapes.term(ArticleKind)),
        Field("published_on", "published_on", shapes.partial("")),
        Field("url", "url", shapes.text("Of the original; empty where not stated.")),
        Field("language", "language", shapes.text("BCP 47; empty where not stated.")),
        Field("rights", "rights", shapes.term(Rights)),
        Field("standing", "standing", shapes.term(Standing)),
        Field("version", "version", shapes.number("Of the text.")),
        Field("captured_on", "captured_on", shapes.day("When that text was captured.")),
        Field("sentence_count", "sentence_count", shapes.number("Sentences of the whole text.")),
        Field("link_standing", "link_standing", shapes.term(LinkStanding, "Of the original.")),
        Field("link_checked_on", "link_checked_on", shapes.day("When last.", is_null=True)),
        Field(
            "derives_from", _origins(), Named(many=True), each_linked, is_heavy=True,
        ),
        Field("claims", _claims(), Named(many=True), each_linked, is_heavy=True),
        Field("updated_at", "updated_at", shapes.moment("Of these facts.")),
    ),
)  # fmt: skip


def _shown() -> QuerySet[PublishedArticle]:
    return PublishedArticle.objects.filter(is_hidden=False)


class ArticleList(RecordList):
    record = ARTICLE
    filters = ArticleFilters
    order = Order(("public_id",), (str,))
    tag, operation, summary = "articles", "list_articles", "Articles, by their ids"
    description = "Texts are on the pages, as far as their rights allow."

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return filtered(ArticleFilters, asked.filters, _shown())


class ArticleDetail(RecordDetail):
    record = ARTICLE
    tag, operation, summary = "articles", "read_article", "An article"
    statuses = (301, 400, 404, 406, 429)

    def rows(self, **path: str) -> QuerySet[Any]:
        return _shown().filter(public_id=path["public_id"])
