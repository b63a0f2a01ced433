"""Which article rewrites which, and the door."""

from __future__ import annotations

from articles.desk.editing import article_derivation as article_derivation_verbs
from articles.desk.models import Article
from articles.desk.publishing.article import refresh


def derive_article(article: Article, *, version: int, parent: Article) -> Article:
    article_derivation_verbs.derive_article(article, version=version, parent=parent)
    refresh(article)
    return article.refreshed()


def underive_article(article: Article, *, version: int, parent: Article) -> Article:
    article = article_derivation_verbs.underive_article(article, version=version, parent=parent)
    refresh(article)
    return article
