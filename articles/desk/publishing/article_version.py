"""New versions of a text and the door: readers get them by an editor."""

from __future__ import annotations

from typing import Any

from articles.desk.editing import article_version as editing
from articles.desk.editing.acting import EDITOR, actor, only, roles_of
from articles.desk.editing.article_version import Added
from articles.desk.editing.errors import EditingError
from articles.desk.editing.placing import hold_places
from articles.desk.models import Article
from articles.desk.publishing.article import show_article, shown_number

__all__ = ["Added", "add_version", "show_version"]


def add_version(article: Article, *, version: int, fields: dict[str, Any]) -> Added:
    """As in editing; readers who know the article get it at once where an editor adds it.

    Nobody else has looked at the text: that of others waits for an editor.
    """
    added = editing.add_version(article, version=version, fields=fields)
    if EDITOR in roles_of(actor()) and shown_number(article) is not None:
        show_article(added.version.article)
    return added


def show_version(article: Article, *, version: int) -> Article:
    """Readers get the newest version of the text, and the passages where they stand in it."""
    only(EDITOR)
    article = Article.objects.locked(article.pk, version)
    hold_places([article.pk])
    if shown_number(article) is None:
        raise EditingError("Readers do not know this article: a claim from it is published first.")
    show_article(article)
    return article
