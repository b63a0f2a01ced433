"""The verb that adds a version of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.editing.acting import WRITERS, actor, only
from articles.desk.editing.article import touch
from articles.desk.editing.placing import hold_places
from articles.desk.editing.reanchoring import Reanchored, reanchor
from articles.desk.models import Article, ArticleVersion


@dataclass(frozen=True)
class Added:
    """A new version of a text, and what became of the article's passages in it."""

    version: ArticleVersion
    reanchored: Reanchored


def add_version(article: Article, *, version: int, fields: dict[str, Any]) -> Added:
    """The next version of its text; `fields` as on ArticleVersion, numbered here.

    The article's passages are placed in it in the same transaction.
    """
    only(*WRITERS)
    article = Article.objects.locked(article.pk, version)
    hold_places([article.pk])
    newest = article.versions.order_by("-number").values_list("number", flat=True).first()
    text = ArticleVersion(article=article, number=(newest or 0) + 1, captured_by=actor(), **fields)
    text.save(force_insert=True)
    touch(article)
    return Added(text, reanchor(text))
