"""Verbs on which article rewrites which."""

from __future__ import annotations

from django.db import connection

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.article import touch, weigh_again
from articles.desk.editing.changing import made
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, ArticleDerivation

_REWRITES = """
WITH RECURSIVE above AS (
    SELECT parent_id FROM articles_articlederivation WHERE article_id = %s
    UNION SELECT d.parent_id FROM articles_articlederivation d
        JOIN above a ON d.article_id = a.parent_id
)
SELECT EXISTS (SELECT FROM above WHERE parent_id = %s)
"""


def derive_article(article: Article, *, version: int, parent: Article) -> ArticleDerivation:
    """This article rewrites, syndicates or relies on that one; said twice it stays once.

    EditingError where that one rewrites this one, be it through others.
    """
    only(*WRITERS)
    one_link_at_a_time()
    article = Article.objects.locked(article.pk, version)
    if article.pk == parent.pk:
        raise EditingError("An article does not rewrite itself.")
    known = article.derivations.filter(parent=parent).first()
    if known is not None:
        return known
    if rewrites(parent, article):
        raise EditingError(
            f"“{parent}” rewrites this article itself: one of the two was there first. "
            f"Take that link back, if this one is right."
        )
    link = made(ArticleDerivation(article=article), {"parent": parent}, ("parent",))
    touch(article)
    weigh_again(article)
    return link


def underive_article(article: Article, *, version: int, parent: Article) -> Article:
    """Takes the link back; where there is none, nothing changes."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    link = article.derivations.filter(parent=parent).first()
    if link is None:
        return article
    link.delete()
    touch(article)
    weigh_again(article)
    return article.refreshed()


def rewrites(article: Article, other: Article) -> bool:
    """Whether `article` rewrites `other`, be it through others."""
    with connection.cursor() as cursor:
        cursor.execute(_REWRITES, [article.pk, other.pk])
        return bool(cursor.fetchone()[0])


def one_link_at_a_time() -> None:
    """Two links made at the same time could close a circle that neither of them sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('article derivations'))")
