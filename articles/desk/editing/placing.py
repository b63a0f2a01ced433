"""Who says where words stand in an article's texts holds this first."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

#: The first key of these advisory locks; the second is the article.
LOCK = 0x51554F54

#: In the order of the keys, so that two who hold several wait for each other and never in a ring.
_HELD = """
SELECT count(pg_advisory_xact_lock(%s, key)) FROM unnest(%s::int[]) AS key
"""


def hold_places(articles: Iterable[int]) -> None:
    """Until the transaction ends nobody else adds a text to these articles, places words in
    them or publishes from them; keys of articles.

    An advisory lock and not that of the article's row, since verbs on articles hold the row
    while they wait for claims, and whoever places words holds the claim.
    """
    keys = sorted({key % 2**31 for key in articles})
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(_HELD, [LOCK, keys])
