"""Articles as entities, without their text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from articles.public.models import PublishedArticle
from articles.public.renderings.followthemoney.entity import CHUNK, article_id, date_of, entity


def articles(address: str, note: str) -> Iterator[dict[str, Any]]:
    rows = PublishedArticle.objects.filter(is_hidden=False).order_by("public_id")
    for row in rows.select_related("publisher").defer("body").iterator(chunk_size=CHUNK):
        yield entity(
            article_id(row.public_id),
            "Article",
            title=row.title,
            author=row.byline,
            publisher=row.publisher.label if row.publisher else None,
            publishedAt=date_of(row.published_on),
            language=_language(row.language),
            sourceUrl=row.url or f"{address}/articles/{row.public_id}/",
            notes=(note, "" if row.standing == "current" else row.get_standing_display()),
            retrievedAt=row.captured_on.isoformat(),
        )


def _language(tag: str) -> str | None:
    """ISO 639-3, as the model has languages; None where the tag names none."""
    if not tag:
        return None
    try:
        code = Language.get(tag).to_alpha3()
    except (LanguageTagError, LookupError):
        return None
    return None if code == "und" else code
