"""Articles and the door: their public rows, the text only where we may show it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models.functions import Now

from articles.desk.editing import article as editing
from articles.desk.models import Article, ArticleVersion, LinkState
from articles.desk.publishing.hiding import article_seen_again
from articles.desk.publishing.link import link_values
from articles.desk.publishing.naming import is_secret
from articles.desk.publishing.placed_rows import place_rows
from articles.desk.publishing.source import show_source
from articles.logic.vocabulary import Rights
from articles.public.models import PublishedArticle


def show_article(article: Article, *, as_of: datetime | None = None) -> PublishedArticle:
    """Its public row with the newest text, made or brought up to date; passages stand in it.

    The newest of `as_of`, where a moment is given.
    """
    text = _newest(article, as_of)
    row = _show(article, text)
    if text is not None:
        place_rows(row, text)
    return row


def _newest(article: Article, as_of: datetime | None) -> ArticleVersion | None:
    """The newest text; if the first one was captured after `as_of`, that one."""
    texts = article.versions.defer("raw")
    known = texts.filter(captured_at__lte=as_of) if as_of else texts
    return known.order_by("-number").first() or texts.order_by("number").first()


def _show(article: Article, text: ArticleVersion | None) -> PublishedArticle:
    publisher = article.publisher
    state = LinkState.objects.filter(article=article).first()
    row, _ = PublishedArticle.objects.update_or_create(
        public_id=article.public_id,
        defaults={
            "publisher": show_source(publisher) if publisher and not is_secret(publisher) else None,
            "updated_at": Now(),
            **article_values(article, text, state, Now()),
        },
    )
    row.derives_from.set(
        PublishedArticle.objects.filter(
            public_id__in=article.derivations.values_list("parent__public_id", flat=True)
        )
    )
    return row


def article_values(
    article: Article, text: ArticleVersion | None, state: LinkState | None, today: Any
) -> dict[str, Any]:
    """What readers get of it, without its publisher; `text` is the version that they read."""
    link_standing, link_checked_on = link_values(article, state)
    return {
        "title": article.title,
        "byline": article.byline,
        "kind": article.kind,
        "published_on": article.published_on,
        "url": article.canonical_url,
        "language": article.language,
        "rights": article.rights,
        "standing": article.standing,
        "link_standing": link_standing,
        "link_checked_on": link_checked_on,
        "version": text.number if text else 1,
        "captured_on": text.captured_at.date() if text else today,
        "body": body_of(text) if text and article.rights != Rights.QUOTATION_ONLY else [],
        "sentence_count": len(text.sentences) if text else 0,
    }


def shown_article(
    article: Article, *, taken_from: int | None, as_of: datetime | None
) -> PublishedArticle:
    """Its public row for a claim that an editor publishes from version `taken_from` of its text.

    Readers who know the article get a newer text only with a claim that is taken from a newer
    one; None where nobody said from which. Never one that was captured after `as_of`.
    """
    row = PublishedArticle.objects.filter(public_id=article.public_id).first()
    if row is None or _has_newer(article, row, taken_from, as_of):
        row = show_article(article, as_of=as_of)
    article_seen_again(row)
    return row


def _has_newer(
    article: Article, row: PublishedArticle, taken_from: int | None, as_of: datetime | None
) -> bool:
    if (taken_from or 0) <= row.version:
        return False
    texts = article.versions.filter(number__gt=row.version)
    return (texts.filter(captured_at__lte=as_of) if as_of else texts).exists()


def body_of(text: ArticleVersion) -> list[dict[str, Any]]:
    """Its blocks as readers get them (PublishedArticle.body)."""
    sentences: dict[int, list[list[int]]] = {}
    for start, end, block in text.sentences:
        sentences.setdefault(block, []).append([start, end])
    return [
        {
            "kind": block["kind"],
            "start": block["start"],
            "end": block["end"],
            "text": text.text[block["start"] : block["end"]],
            "sentences": sentences.get(number, []),
        }
        | ({"level": block["level"]} if "level" in block else {})
        for number, block in enumerate(text.blocks)
    ]


def refresh(article: Article) -> None:
    """Where readers know the article: its fields as they are, its text as they have it."""
    number = shown_number(article)
    if number is not None:
        _show(article, article.versions.defer("raw").filter(number=number).first())


def shown_number(article: Article) -> int | None:
    """The version of the text that readers have; None where they do not know the article."""
    rows = PublishedArticle.objects.filter(public_id=article.public_id)
    return rows.values_list("version", flat=True).first()


def revise_article(article: Article, *, version: int, **fields: Any) -> Article:
    """As in editing; where readers know the article, they see the change at once."""
    article = editing.revise_article(article, version=version, **fields)
    refresh(article)
    return article


def set_standing(article: Article, *, version: int, standing: str) -> Article:
    article = editing.set_standing(article, version=version, standing=standing)
    refresh(article)
    return article
