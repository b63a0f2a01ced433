"""Verbs on articles: make, revise, derive, and a new version of the text."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, only
from articles.desk.editing.bulk import suggest_resting_on
from articles.desk.editing.changing import made, revised
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, Company

FIELDS = (
    "title",
    "publisher",
    "byline",
    "kind",
    "published_on",
    "canonical_url",
    "language",
    "rights",
    "default_source",
    "default_basis",
    "default_kind",
    "default_directness",
    "is_confirmed",
)


def make_article(*, title: str, **fields: Any) -> Article:
    only(*WRITERS)
    return made(Article(), {"title": title.strip(), **fields}, FIELDS)


def revise_article(article: Article, *, version: int, **fields: Any) -> Article:
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    weighs = {"publisher", "default_kind", "default_directness", "published_on"} & fields.keys()
    article = revised(article, fields, FIELDS)
    if weighs:
        weigh_again(article)
    return article


def set_standing(article: Article, *, version: int, standing: str) -> Article:
    """How it stands with those who published it; claims that rest on it move on."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    article = revised(article, {"standing": standing}, ("standing",))
    weigh_again(article)
    return article


def set_article_companies(article: Article, *, version: int, companies: list[Company]) -> Article:
    """Offered first when a claim is made from the article."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    article.companies.set(companies)
    touch(article)
    return article.refreshed()


def delete_article(article: Article, *, version: int) -> None:
    """Only one without text that nothing rests on."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    if article.versions.exists():
        raise EditingError("Its captured text is kept: the article stays.")
    article.delete()


def touch(article: Article) -> None:
    article.save(update_fields=["title"])


def weigh_again(article: Article) -> None:
    """What the database marked as stale for the change of this article, computed again."""
    suggest_resting_on(articles=[article.pk])
