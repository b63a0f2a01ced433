"""What search and completing find in one base, and how long what they replace would take."""

from __future__ import annotations

import re
from random import Random
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client

from bench.scale.words import lexicon
from bench.scale.world import SEED, WORDS

SHOWN = 20
_CLAIM = re.compile(r'href="/claims/([0-9A-Z]{8})/"')

EXACT = """
SELECT public_id FROM articles_publishedclaim p, websearch_to_tsquery('english', %s) q
WHERE p.standing = 'current' AND p.merged_into_id IS NULL
    AND p.search_configuration = 'english'::regconfig AND p.search_vector @@ q
ORDER BY ts_rank(p.search_vector, q) DESC, p.updated_at DESC, p.id DESC LIMIT 20
"""

_FREQUENT = """
SELECT count(*) FROM articles_publishedclaim
WHERE search_vector @@ websearch_to_tsquery('english', %s)
"""

TRIGRAMS = """
SELECT company_id FROM articles_publishedcompanyname
ORDER BY word_similarity(%(text)s, name) DESC, name LIMIT 8
"""


def words() -> list[str]:
    """The frequent first."""
    return lexicon(Random(f"{SEED} words"), WORDS)


def mistyped(word: str) -> str:
    """Two letters in the middle stand the other way round."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def timed(sql: str, params: Any, rounds: int) -> float:
    """The median in milliseconds."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            cursor.fetchall()
        taken.append(1000 * (perf_counter() - start))
    return median(taken)


def shown(client: Client, word: str) -> list[str]:
    """Claims on the page of a search, the best first."""
    answer = client.get(f"/search/?type=claim&q={quote(word)}")
    return list(dict.fromkeys(_CLAIM.findall(answer.content.decode())))[:SHOWN]


def exact(word: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(EXACT, [word])
        return [found for (found,) in cursor.fetchall()]


def overlap(client: Client, word: str) -> float:
    """Of the best 20 by exact ranking, the share that the page shows."""
    best = exact(word)
    return len(set(best) & set(shown(client, word))) / len(best)


def with_hits(least: int, most: int, number: int) -> list[str]:
    """Words that so many claims have."""
    found: list[str] = []
    for word in words()[5:]:
        with connection.cursor() as cursor:
            cursor.execute(_FREQUENT, [word])
            (hits,) = cursor.fetchone()
        if least <= hits <= most:
            found.append(word)
        if len(found) == number:
            break
    return found


def some_names() -> list[str]:
    """Names of companies: the largest, and others that are rarely spoken of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.name FROM articles_publishedcount t JOIN articles_publishedcompany c "
            "ON c.id = t.company_key WHERE t.facet = 0 AND t.verdict = '' ORDER BY t.n DESC LIMIT 9"
        )
        return [name for (name,) in cursor.fetchall()]
