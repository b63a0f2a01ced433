"""Articles of a base, many at once, as `make_article` and `add_version` make one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from articles.desk.editing.bulk_load import copy_rows, free_keys
from articles.desk.editing.loading.known import Loaded, RowRefused, known_sources
from articles.desk.editing.loading.rows import ArticleRow
from articles.desk.models import Article, ArticleVersion


class TextRead(NamedTuple):
    """A text with its blocks and sentences as ArticleVersion keeps them."""

    text: str
    blocks: list[dict[str, object]]
    sentences: list[list[int]]


#: Raises ValueError, in the user's words, where it is no readable text.
ReadText = Callable[[str, str], TextRead]

_COLUMNS = (
    "id", "title", "publisher_id", "byline", "published_on", "canonical_url", "language", "kind",
    "rights", "standing",
)  # fmt: skip
_VERSION = (
    "article_id", "number", "text", "blocks", "sentences", "raw", "media_type", "captured_from",
    "sha256",
)  # fmt: skip


def load_articles(base: str, rows: Sequence[ArticleRow], read: ReadText) -> Loaded:
    """`read` takes a text and its language; what is told about an article goes before it."""
    loaded = Loaded()
    publishers = known_sources(base, (row.publisher for row in rows))
    urls = {row.url for row in rows} - {""}
    there = set(
        Article.objects.filter(canonical_url__in=urls).values_list("canonical_url", flat=True)
    )
    articles, versions = [], []
    for row, pk in zip(rows, free_keys(Article, len(rows)), strict=True):
        try:
            publisher = publishers.or_none(row.publisher)
            if row.url in there:
                raise RowRefused("An article with this address is on record already.")
            told = read(row.text, row.language) if row.text else None
        except (RowRefused, ValueError) as refusal:
            loaded.refused[row.key] = str(refusal)
            continue
        there |= {row.url} - {""}
        loaded.records[row.key] = pk
        articles.append((pk, row.title, publisher, *row[3:10]))
        if told:
            blocks, sentences = json.dumps(told.blocks), json.dumps(told.sentences)
            raw = row.text.encode()
            versions.append(
                (pk, 1, told.text, blocks, sentences, raw, "text/plain", row.url, "0" * 64)
            )
    copy_rows(Article, _COLUMNS, articles)
    copy_rows(ArticleVersion, _VERSION, versions)
    return loaded
