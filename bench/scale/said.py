"""Statements run as they are: a view without a page, counts by GROUP BY, plans under skew."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import Any

import psycopg
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client

from bench.scale import measured

#: What /bench/raw/ runs.
RAW: list[tuple[str, Any]] = []


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


def raw(request: HttpRequest) -> HttpResponse:
    """All rows are fetched, none is made into anything."""
    rows = 0
    with connection.cursor() as cursor:
        for sql, params in RAW:
            cursor.execute(sql, params)
            rows += len(cursor.fetchall())
    return HttpResponse(str(rows))


_KEPT = """
SELECT facet, value, verdict, level, n FROM articles_publishedtotal
WHERE company_key = %(company)s AND facet IN (0, 1, 5)
"""

_GROUPED = """
SELECT t.topic_id, p.verdict, p.confidence, left(p.occurred::text, 4), count(DISTINCT p.id)
FROM articles_publishedclaim p
JOIN articles_publishedclaimcompany c ON c.claim_id = p.id AND c.company_id = %(company)s
LEFT JOIN articles_publishedclaimtopic t ON t.claim_id = p.id
WHERE p.standing = 'current' AND p.merged_into_id IS NULL
GROUP BY GROUPING SETS ((t.topic_id, p.verdict, p.confidence), (p.verdict, p.confidence),
    (left(p.occurred::text, 4)), ())
"""


def facets(company: int, rounds: int, backend: measured.Backend) -> dict[str, float]:
    told = {}
    for name, sql in (("kept", _KEPT), ("grouped", _GROUPED)):
        taken = []
        for _ in range(rounds):
            start = perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(sql, {"company": company})
                cursor.fetchall()
            taken.append(1000 * (perf_counter() - start))
        told[name] = median(taken)
    return told


def skewed(client: Client, paths: list[str], rounds: int) -> dict[str, Any]:
    """Of each statement that all of `paths` share: the median and the worst of all its runs."""
    asked = []
    for path in paths:
        client.get(path)
        with measured.recorded() as found:
            client.get(path)
        asked.append(dict(found))
    shared = [sql for sql in asked[0] if all(sql in one for one in asked)]
    told = {}
    connection.ensure_connection()
    info = connection.connection.info
    with psycopg.connect(info.dsn, password=info.password, autocommit=True) as own:
        for sql in shared:
            taken: list[float] = []
            for number in range(rounds):
                params = asked[number % len(asked)][sql]
                start = perf_counter()
                own.execute(sql, params, prepare=True).fetchall()
                taken.append(1000 * (perf_counter() - start))
            told[sql[:80]] = [median(taken), max(taken[len(asked) :])]
    return told
