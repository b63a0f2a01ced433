"""The text of an invented article, in blocks."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.logic.blocks import find_blocks
from articles.logic.sentences import split_sentences
from articles.public.models import PublishedArticle, PublishedSource


def article_of(text: str, **fields: Any) -> PublishedArticle:
    """A row that stands in no table."""
    found = find_blocks(text)
    sentences = split_sentences(text, found, "en")
    body = [
        {
            "kind": block.kind.value,
            "start": block.start,
            "end": block.end,
            "level": block.level,
            "text": text[block.start : block.end],
            "sentences": [[s.start, s.end] for s in sentences if s.block == number],
        }
        for number, block in enumerate(found)
    ]
    given: dict[str, Any] = {"title": "How a partnership came apart", "language": "en",
                             "standing": "current", "rights": "own", "version": 2,
                             "captured_on": date(2026, 3, 9), "body": body,
                             "sentence_count": len(sentences)}  # fmt: skip
    article = PublishedArticle(pk=1, public_id="SAMPLE00", **(given | fields))
    vars(article).update({"page_derives_from": [], "page_rewritten_by": []})  # as queries do
    article.publisher = PublishedSource(pk=1, public_id="SAMPLE01", label="The Daily Ledger")
    return article
