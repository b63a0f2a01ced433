"""Words that search knows, and how often names are claimed of: brought up to date in batches."""

from __future__ import annotations

from django.db import connection

#: Rows moved by one transaction: a moment's work.
BATCH = 50_000
#: Names ranked anew by one transaction.
RANKED = 20_000


def fold_words() -> int:
    """Folds the words that wait, then ranks names by claims; how many rows. May run twice at once.

    Search knows the same words before and after; looking them up gets dearer the more wait.
    """
    return _until_done("SELECT fold_search_words(%s)", BATCH) + _until_done(
        "SELECT rank_names(%s)", RANKED
    )


def _until_done(call: str, most: int) -> int:
    done = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(call, [most])
            (moved,) = cursor.fetchone()
            if not moved:
                return done
            done += moved
