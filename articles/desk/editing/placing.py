"""Who says where words stand in an article's texts holds this first."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

#: The first key of these advisory locks; the second is the article.
LOCK = 0x51554F54


def hold_places(articles: Iterable[int]) -> None:
    """Until the transaction ends nobody else adds a text to these articles, places words in
    them or publishes from them; keys of articles.

    An advisory lock and not that of the article's row, since verbs on articles hold the row
    while they wait for claims, and whoever places words holds the claim.
    """
    with connection.cursor() as cursor:
        for key in sorted(set(articles)):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, key % 2**31])
