"""Passages that a person settles in a newer text, and the door."""

from __future__ import annotations

from collections.abc import Sequence

from articles.desk.editing import appearance_place as editing
from articles.desk.models import Appearance, ArticleVersion
from articles.desk.publishing.article import shown_number
from articles.desk.publishing.placed_rows import settle_row


def confirm_appearance(
    appearance: Appearance, *, version: int, article_version: ArticleVersion
) -> Appearance:
    """As in editing; where readers have the same text, they see it confirmed."""
    return _settled(
        editing.confirm_appearance(appearance, version=version, article_version=article_version)
    )


def mend_appearance(
    appearance: Appearance,
    *,
    version: int,
    article_version: ArticleVersion,
    spans: Sequence[tuple[int, int]],
) -> Appearance:
    """As in editing; where readers have the same text and words, they see where these stand."""
    mended = editing.mend_appearance(
        appearance, version=version, article_version=article_version, spans=spans
    )
    return _settled(mended)


def _settled(appearance: Appearance) -> Appearance:
    text = appearance.article_version
    if shown_number(text.article) == text.number:
        settle_row(appearance, text)
    return appearance
