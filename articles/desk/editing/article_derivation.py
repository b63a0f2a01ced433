"""Verbs on which article rewrites which."""

from __future__ import annotations

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.article import touch, weigh_again
from articles.desk.editing.changing import made
from articles.desk.models import Article, ArticleDerivation


def derive_article(article: Article, *, version: int, parent: Article) -> ArticleDerivation:
    """This article rewrites, syndicates or relies on that one."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    link = made(ArticleDerivation(article=article), {"parent": parent}, ("parent",))
    touch(article)
    weigh_again(article)
    return link


def underive_article(article: Article, *, version: int, parent: Article) -> Article:
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    article.derivations.get(parent=parent).delete()
    touch(article)
    weigh_again(article)
    return article.refreshed()
