"""Counts of lists: what transactions added is folded into them, batch by batch."""

from __future__ import annotations

from django.db import connection

#: Rows moved by one transaction: a moment's work.
BATCH = 100_000


def fold_counts() -> int:
    """Folds all that waits; how many rows. May run at any time, and twice at once.

    Readers see the same numbers before and after; reading gets dearer the more waits.
    """
    folded = 0
    while moved := _fold():
        folded += moved
    return folded


def _fold() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_listing_counts(%s)", [BATCH])
        (moved,) = cursor.fetchone()
    return int(moved)
