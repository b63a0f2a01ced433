"""Suggestions of the claims of a base that what was loaded made stale."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from articles.desk.editing.acting import acting
from articles.desk.editing.bulk import suggest_all
from articles.desk.models import Person

#: Claims in one transaction.
BATCH = 500

#: Stale ones alone are gone through, whatever the planner thinks that there are of them.
_STALE = """
WITH waiting AS MATERIALIZED (
    SELECT claim_id FROM articles_suggestion WHERE is_stale AND claim_id > %s
)
SELECT claim_id FROM waiting WHERE EXISTS (SELECT FROM articles_importedrow r
    WHERE r.base = %s AND r.kind = 'claims' AND r.record = claim_id)
ORDER BY claim_id LIMIT %s
"""


def suggest_loaded(person: Person, base: str) -> Iterator[int]:
    """Computes them in batches, each in its own transaction; yields how many each had."""
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_STALE, [after, base, BATCH])
            keys = [key for (key,) in cursor.fetchall()]
        if not keys:
            return
        with acting(person, f"Computed confidence of “{base}”"):
            suggest_all(keys)
        after = keys[-1]
        yield len(keys)
