"""The verb that adds a version of the text."""

from __future__ import annotations

from typing import Any

from articles.desk.editing.acting import WRITERS, actor, only
from articles.desk.editing.article import touch
from articles.desk.models import Article, ArticleVersion


def add_version(article: Article, *, version: int, fields: dict[str, Any]) -> ArticleVersion:
    """The next version of its text; `fields` as on ArticleVersion, numbered here."""
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    newest = article.versions.order_by("-number").values_list("number", flat=True).first()
    text = ArticleVersion(article=article, number=(newest or 0) + 1, captured_by=actor(), **fields)
    text.save(force_insert=True)
    touch(article)
    return text
