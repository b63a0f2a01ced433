"""Claims that may say much the same as a statement, by an index over the words of claims."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from articles.logic.rare_words import CountedWord, Key, search_keys

#: Claims that a key of words may contribute, and characters whose words are looked up.
MOST_FOUND, LOOKED_UP = 500, 600

_COUNTS = "SELECT word, claims, of_claims FROM claim_word_counts(%s)"

# The claims that have the most of the keys; among equals those of like length, then the newest.
_CANDIDATES = """
    SELECT best.id, claim.statement
    FROM (
        SELECT found.id, sum(key.weight) AS weight, min(abs(found.length - %s)) AS off
        FROM unnest(%s::text[], %s::float8[]) AS key(words, weight)
        CROSS JOIN LATERAL (
            SELECT id, length(statement) AS length
            FROM articles_claim
            WHERE claim_words(statement) @> string_to_array(key.words, ' ') AND id IN ({among})
            LIMIT %s
        ) AS found
        GROUP BY found.id
        ORDER BY weight DESC, off, found.id DESC
        LIMIT %s
    ) AS best
    JOIN articles_claim AS claim USING (id)
"""


def candidates(told: str, among: QuerySet[Any], most: int) -> list[tuple[int, str]]:
    """Key and statement of the claims worth comparing, at most so many."""
    connection = connections[among.db]
    try:
        readable, values = among.order_by().values("pk").query.get_compiler(among.db).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [told[:LOOKED_UP]])
        keys = _keys(cursor.fetchall())
        if not keys:
            return []
        words = [" ".join(key.words) for key in keys]
        weights = [key.weight for key in keys]
        cursor.execute(
            _CANDIDATES.format(among=readable),  # SQL made by Django, values apart
            [len(told), words, weights, *values, MOST_FOUND, most],
        )
        return [(int(pk), str(text)) for pk, text in cursor.fetchall()]


def _keys(counts: list[tuple[str, float, float]]) -> list[Key]:
    total = max((of for *_, of in counts), default=0.0)
    return search_keys([CountedWord(word, claims) for word, claims, _ in counts], total)
