"""Articles that reviews name: the review itself, and what the claim was said in."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.loading.rows import ReviewRow, Work
from articles.desk.models import Article
from articles.logic.vocabulary import ArticleKind

_ARTICLE = ("id", "title", "publisher_id", "published_on", "canonical_url", "kind", "language")


class ReviewArticles:
    """Those of these rows: by their address where it has one, at the desk or among the rows."""

    def __init__(self, rows: Sequence[ReviewRow]) -> None:
        urls = {work.url for row in rows for work in row.works} | {row.review_url for row in rows}
        there = Article.objects.filter(canonical_url__in=urls - {""})
        self._by_url = dict(there.values_list("canonical_url", "pk"))
        self._free = iter(free_keys(Article, sum(1 + len(row.works) for row in rows)))
        self._rows: list[tuple[object, ...]] = []

    def key_of(self, work: Work, publisher: int | None, kind: ArticleKind, language: str) -> int:
        if work.url in self._by_url:
            return self._by_url[work.url]
        pk = next(self._free)
        if work.url:
            self._by_url[work.url] = pk
        title = (work.title or work.url)[:500]
        self._rows.append((pk, title, publisher, work.published_on, work.url, kind.value, language))
        return pk

    def add(self) -> None:
        """Those that are new; evidence refers to them."""
        copy_rows(Article, _ARTICLE, self._rows)
