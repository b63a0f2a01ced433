"""A whole text by sentence, for a person who looks for where a passage stands now."""

from __future__ import annotations

from articles.desk.admin.article_marks import Marks
from articles.desk.admin.article_text import Block, blocks_of
from articles.desk.models import ArticleVersion

#: A longer text is not shown beside what waits: its own page shows it in parts.
MOST_SENTENCES = 1000


def whole_of(version: ArticleVersion) -> list[Block]:
    """The blocks with their numbered sentences, unmarked; none of a text that is too long."""
    if len(version.sentences) > MOST_SENTENCES:
        return []
    return blocks_of(version, Marks(claims=[], reaches=[]))
