"""Claims on record that say much the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from articles.desk.models import Claim
from articles.logic.folding import LONGEST
from articles.logic.likeness import Statement, percent_alike
from articles.logic.rare_words import CountedWord, Key, search_keys

#: Less alike than this, in per cent, is not worth a person's look.
LEAST = 45

#: Claims that are compared in full, and that a key of words may contribute.
MOST_COMPARED, MOST_FOUND = 25, 1000

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


@dataclass(frozen=True)
class Alike:
    claim: Claim
    percent: int


def claims_like(
    statement: str, among: QuerySet[Any], *, without: int | None = None, most: int = 3
) -> list[Alike]:
    """The claims of `among` that are most alike, 45 % or more, the likest first.

    Two questions to the database find candidates by their rarest words, a third reads the claims
    that `articles.logic.likeness` finds most alike. Nothing outside `among` takes part.
    """
    told = statement.replace("\x00", " ").encode("utf-8", "replace").decode()[:LONGEST].strip()
    if not told or most < 1:
        return []
    wanted = Statement.of(told)
    scored = [
        (percent_alike(wanted, Statement.of(text)), pk)
        for pk, text in _candidates(told, among.exclude(pk=without))
    ]
    best = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: (-one[0], one[1]))
    found = among.in_bulk([pk for _, pk in best[:most]]) if best else {}
    return [Alike(found[pk], percent) for percent, pk in best[:most] if pk in found]


def _candidates(told: str, among: QuerySet[Any]) -> list[tuple[int, str]]:
    """Key and statement of the claims worth comparing, at most `MOST_COMPARED`."""
    connection = connections[among.db]
    try:
        readable, values = among.order_by().values("pk").query.get_compiler(among.db).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [told])
        keys = _keys(cursor.fetchall())
        if not keys:
            return []
        words = [" ".join(key.words) for key in keys]
        weights = [key.weight for key in keys]
        cursor.execute(
            _CANDIDATES.format(among=readable),  # SQL made by Django, values apart
            [len(told), words, weights, *values, MOST_FOUND, MOST_COMPARED],
        )
        return [(int(pk), str(text)) for pk, text in cursor.fetchall()]


def _keys(counts: list[tuple[str, float | None, float | None]]) -> list[Key]:
    total = max((of for *_, of in counts if of is not None), default=0.0)
    return search_keys([CountedWord(word, claims) for word, claims, _ in counts], total)
