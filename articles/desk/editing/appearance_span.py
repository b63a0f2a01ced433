"""The words of an appearance: kept with their context."""

from __future__ import annotations

from articles.desk.editing.errors import EditingError
from articles.desk.models import Appearance, AppearanceSpan, ArticleVersion

#: Code points of context before and after the words, as records.md has it.
CONTEXT = 32


def add_span(
    appearance: Appearance, text: ArticleVersion, position: int, start: int, end: int
) -> None:
    if not 0 <= start < end <= len(text.text):
        raise EditingError("These words lie outside the text.")
    exact = text.text[start:end]
    if not exact.strip():
        raise EditingError("Choose words, not only white space.")
    AppearanceSpan(
        appearance=appearance,
        position=position,
        exact=exact,
        prefix=text.text[max(0, start - CONTEXT) : start],
        suffix=text.text[end : end + CONTEXT],
        start=start,
        end=end,
        sentence=_sentence_at(text, start),
    ).save(force_insert=True)


def _sentence_at(text: ArticleVersion, start: int) -> int | None:
    for number, (first, last, *_) in enumerate(text.sentences):
        if first <= start < last:
            return number
    return None
