"""Whether anything that a feed tells has changed: one look at few rows."""

from __future__ import annotations

from articles.public.reading.asking import row

_SOURCE = """SELECT s.id, s.label, (SELECT coalesce(sum(n), 0)::bigint
        FROM articles_publishedtouch WHERE company_key IN (0, -1))
    FROM articles_publishedsource s WHERE s.public_id = %(id)s AND NOT s.is_hidden"""


def source_state(public_id: str) -> tuple[int, str, int] | None:
    """Key, label and a version that moves with any claim; None where there is no such source."""
    found = row(_SOURCE, {"id": public_id})
    return None if found is None else (found[0], found[1], found[2])
