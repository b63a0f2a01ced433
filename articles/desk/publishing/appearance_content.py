"""Where a claim appears, as readers get it."""

from __future__ import annotations

from collections.abc import Iterable

from articles.desk.models import Appearance
from articles.desk.publishing.naming import public_name
from articles.desk.publishing.quotation_meters import Meters
from articles.logic.edition_content import (
    AppearanceContent,
    Named,
)

#: What a version holds of its text; appearances carry their own words.
TEXT = tuple(f"article_version__{field}" for field in ("text", "blocks", "sentences", "raw"))


def appearance_rows(claims: Iterable[int]) -> list[Appearance]:
    """Of these claims, in the order in which the meters are asked; a fixed number of queries."""
    rows = (
        Appearance.objects.filter(claim__in=claims)
        .select_related("article_version__article__publisher", "speaker")
        .defer(*TEXT)
        .prefetch_related("spans")
        .order_by("public_id")
    )
    return list(rows)


def appearance_contents(rows: Iterable[Appearance], meters: Meters) -> list[AppearanceContent]:
    """Of one claim; what the meters withhold is a paragraph's number."""
    return [_appearance(row, meters) for row in rows]


def _appearance(row: Appearance, meters: Meters) -> AppearanceContent:
    article = row.article_version.article
    return AppearanceContent(
        id=row.public_id,
        article=Named(article.public_id, article.title),
        version=row.article_version.number,
        publisher=public_name(article.publisher).name if article.publisher else None,
        published=article.published_on.iso() if article.published_on else None,
        spans=tuple(meters.span(span, row.article_version) for span in row.spans.all()),
        attribution=row.attribution,
        speaker=public_name(row.speaker).name if row.speaker else None,
        mode=row.mode,
        state=row.state,
        url=article.canonical_url or None,
    )
