"""Articles in which claims appear or on which evidence rests: their facts, not their texts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.public.api.article_record import ARTICLE
from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.filters import ArticleFilters, filtered
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.models import PublishedArticle


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
