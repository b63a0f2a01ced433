"""Companies while somebody types a name."""

from __future__ import annotations

from django.db import connection

from articles.public.search.names import NameFound, Parameters, names_like, names_typed


def suggested(text: str, *, most: int = 8) -> list[NameFound]:
    """At most `most`; by one query, and one more where no name begins like that: then names
    that are spelt alike."""
    found = _run(*names_typed(text, most=most))
    if found:
        return found
    words = [word for word in text.split() if len(word) > 3]
    return _run(*names_like(words, most=most)) if words else []


def _run(sql: str, given: Parameters) -> list[NameFound]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [NameFound(*row) for row in cursor.fetchall()]
