"""The words of an appearance: kept with their context."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError
from articles.desk.editing.reanchoring import confirm, put
from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion


def add_span(
    appearance: Appearance, text: ArticleVersion, position: int, start: int, end: int
) -> None:
    """Chosen by a person, who read them there."""
    exact = words_at(text, start, end)
    span = AppearanceSpan(appearance=appearance, position=position, exact=exact)
    put(span, text, start, end)
    confirm(span, text)
    span.save(force_insert=True)


def words_at(text: ArticleVersion, start: int, end: int) -> str:
    """The words of a range of code points; EditingError where there are none."""
    if not 0 <= start < end <= len(text.text):
        raise EditingError("These words lie outside the text.")
    exact = text.text[start:end]
    if not exact.strip():
        raise EditingError("Choose words, not only white space.")
    return exact
