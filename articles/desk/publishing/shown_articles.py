"""Public rows of several articles at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from articles.desk.models import Article, ArticleDerivation, ArticleVersion, LinkState
from articles.desk.publishing.article import article_values, shown_article
from articles.desk.publishing.bulk import add_rows, derive_articles
from articles.desk.publishing.moment import database_moment
from articles.desk.publishing.shown_sources import shown_sources
from articles.public.models import PublishedArticle


def shown_articles(
    taken: Iterable[tuple[Article, int | None]], *, as_of: datetime | None
) -> dict[int, PublishedArticle]:
    """By the articles' keys, their public rows; made where readers know none.

    With each article comes the version that an item is taken from, None where nobody said: as
    `shown_article`, which is asked where readers know the article but not that version, and for
    those whose text depends on the moment.
    """
    wanted: dict[str, tuple[Article, int]] = {}
    for article, number in taken:
        _, before = wanted.get(article.public_id, (article, 0))
        wanted[article.public_id] = article, max(before, number or 0)
    known = PublishedArticle.objects.filter(public_id__in=wanted).select_related("publisher")
    shown = {row.public_id: row for row in known}
    for id, (article, number) in wanted.items():
        row = shown.get(id)
        if as_of is not None or (row and (row.is_hidden or number > row.version)):
            shown[id] = shown_article(article, taken_from=number or None, as_of=as_of)
    shown_sources(
        article.publisher for article, _ in wanted.values() if article.publisher is not None
    )
    new = [article for id, (article, _) in wanted.items() if id not in shown]
    shown |= {row.public_id: row for row in _show_new(new)}
    return {article.pk: shown[id] for id, (article, _) in wanted.items()}


def _show_new(articles: Sequence[Article]) -> list[PublishedArticle]:
    """With their newest texts."""
    if not articles:
        return []
    keys = [article.pk for article in articles]
    publishers = shown_sources(one.publisher for one in articles if one.publisher is not None)
    newest = ArticleVersion.objects.filter(article__in=keys).defer("raw")
    newest = newest.order_by("article_id", "-number").distinct("article_id")
    texts = {text.article_id: text for text in newest}
    links = {state.article_id: state for state in LinkState.objects.filter(article__in=keys)}
    moment = database_moment()
    rows = add_rows(
        PublishedArticle(
            public_id=article.public_id,
            publisher=publishers.get(article.publisher_id or 0),
            updated_at=moment,
            **article_values(article, texts.get(article.pk), links.get(article.pk), moment.date()),
        )
        for article in articles
    )
    derived = ArticleDerivation.objects.filter(article__in=keys).values_list(
        "article__public_id", "parent__public_id"
    )
    derive_articles(list(derived))
    return rows
