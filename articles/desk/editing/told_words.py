"""Evidence items with the words of their texts."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from articles.desk.models import ArticleVersion, Evidence, Source
from articles.logic.sharing.located import MOST_SENTENCES
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import SourceAttribution, SourceKind


def texts_of(rows: Collection[Evidence]) -> dict[int, ArticleVersion]:
    """Key of an item → the text that it quotes: the version named, or the article's newest."""
    named = {row.article_version_id for row in rows if row.article_version_id}
    open_ = {row.article_id for row in rows if row.article_id and not row.article_version_id}
    if not named | open_:
        return {}
    found = ArticleVersion.objects.filter(Q(pk__in=named) | Q(article__in=open_))
    versions = list(found.defer("raw", "blocks", "stated", "headers").order_by("number"))
    by_key = {version.pk: version for version in versions}
    newest = {version.article_id: version for version in versions}
    texts = (
        (row.pk, by_key.get(row.article_version_id or 0) or newest.get(row.article_id or 0))
        for row in rows
    )
    return {key: text for key, text in texts if text is not None}


def told_item(row: Evidence, version: ArticleVersion | None) -> ToldItem:
    """The item and its words, without what it rests on."""
    publisher = row.article.publisher if row.article else None
    outlets = [row.source] if row.source.kind == SourceKind.NEWS_OUTLET else []
    outlets += [publisher] if publisher else []
    sentences = version.sentences[:MOST_SENTENCES] if version else []
    return ToldItem(
        id=row.public_id,
        quotation=row.quotation,
        sentences=tuple(version.text[start:end] for start, end, *_ in sentences) if version else (),
        text=f"article:{row.article_id}" if row.article_id else "",
        date=row.dated or (row.article.published_on if row.article else None),
        outlets=tuple(one.name for one in outlets if not _is_confidential(one)),
        language=row.article.language if row.article else "",
        is_apart=_is_confidential(row.source),
    )


def _is_confidential(source: Source) -> bool:
    return source.attribution == SourceAttribution.CONFIDENTIAL
