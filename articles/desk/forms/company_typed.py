"""Companies of the desk while a name is typed: by any of their names, typing errors included."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When

from articles.desk.models import Company
from articles.logic.plain_names import plain_name
from articles.logic.typing_errors import errors, forgiven

#: Beginnings of so many letters are indexed by popularity.
BEGINNINGS = (8, 4, 2, 1)
#: Names that are looked at for one spelt like a word that was typed.
LOOKED_AT = 300

_BEGINNING = """
SELECT f.company_id FROM (
    SELECT DISTINCT ON (p.company_id) p.company_id, p.how, p.popularity FROM (
        (SELECT company_id, place > 1 AS how, popularity FROM articles_companyphrase
        WHERE phrase = %(typed)s ORDER BY place > 1, popularity DESC LIMIT %(most)s)
        UNION ALL
        (SELECT company_id, true, popularity FROM articles_companyphrase
        WHERE left(phrase, {letters}) = %(first)s AND phrase LIKE %(like)s
        ORDER BY popularity DESC LIMIT 3 * %(most)s)
    ) AS p ORDER BY p.company_id, p.how, p.popularity DESC
) AS f ORDER BY f.how, f.popularity DESC, f.company_id LIMIT %(most)s
"""
_LIKE = """
SELECT p.company_id, split_part(p.phrase, ' ', 1), p.popularity, w.word
FROM unnest(%s::text[]) AS w(word), LATERAL (
    SELECT * FROM articles_companyphrase p WHERE p.near && near_keys(w.word, true) LIMIT %s) AS p
"""


def companies_typed(rows: QuerySet[Company], text: str, *, most: int) -> QuerySet[Company]:
    """At most `most` of the companies a name of which begins like `text` at one of its words, the
    most claimed of first; where none does, those with a word spelt like one of it. Merged
    companies are never among them."""
    typed = plain_name(text)
    keys = (_beginning(typed, most) or _like(typed, most)) if typed else []
    order = Case(
        *(When(pk=key, then=Value(place)) for place, key in enumerate(keys)),
        default=Value(len(keys)),
        output_field=IntegerField(),
    )
    return rows.filter(pk__in=keys, merged_into__isnull=True).order_by(order)


def _beginning(typed: str, most: int) -> list[int]:
    letters = next(n for n in BEGINNINGS if n <= len(typed))
    given: dict[str, Any] = {
        "typed": typed,
        "first": typed[:letters],
        "like": f"{typed}%",
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEGINNING.format(letters=letters), given)
        return [key for (key,) in cursor.fetchall()]


def _like(typed: str, most: int) -> list[int]:
    words = [word for word in typed.split() if word.isalpha() and len(word) > 3]
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_LIKE, [words, LOOKED_AT])
        found = [
            (errors(word, meant), -popularity, key)
            for key, meant, popularity, word in cursor.fetchall()
            if forgiven(word, meant)
        ]
    return list(dict.fromkeys(key for _, _, key in sorted(found)))[:most]
