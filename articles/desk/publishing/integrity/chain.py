"""The chain: what is only ever added was neither changed nor removed nor put in between."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from articles.desk.publishing.integrity.fault import Fault, Look, by_query

#: Public ids of what can be a subject. A deleted draft's links stay; history tells of those.
_NAMED = """
subject AS (
    SELECT 'claim' AS subject_kind, id AS subject, public_id FROM articles_claim
    UNION ALL SELECT 'brief', id, public_id FROM articles_brief
    UNION ALL SELECT 'source', id, public_id FROM articles_source
    UNION ALL SELECT 'company', id, public_id FROM articles_company
)
"""

_LINKED = f"""
WITH {_NAMED}, link AS (
    SELECT *, lag(link, 1, '') OVER (PARTITION BY subject_kind, subject ORDER BY position) AS before
    FROM claimbook_chain
)
SELECT CASE WHEN l.link IS NULL THEN 'chain-unlinked' WHEN r.said IS NULL THEN 'chain-missing'
        ELSE 'chain-changed' END,
    s.public_id, coalesce(l.record, r.record), coalesce(l.record_id, r.record_id)
FROM link l FULL JOIN chained_records() r ON r.record = l.record AND r.record_id = l.record_id
JOIN subject s ON s.subject_kind = coalesce(l.subject_kind, r.subject_kind)
    AND s.subject = coalesce(l.subject, r.subject)
WHERE l.link IS NULL OR r.said IS NULL OR l.link <> next_link(l.before, r.said)
"""  # noqa: S608  (our own text)

_WORDS = {
    "chain-unlinked": "{} {} was added past the chain.",
    "chain-missing": "{} {} is gone; the chain still has it.",
    "chain-changed": "{} {} or the link before it is not what it was.",
}

_GAPS = f"""
WITH {_NAMED}
SELECT s.public_id, format('Of %s links the last one has the number %s.', count(*), max(c.position))
FROM claimbook_chain c JOIN subject s USING (subject_kind, subject)
GROUP BY s.subject_kind, s.subject, s.public_id HAVING count(*) <> max(c.position)
"""  # noqa: S608  (our own text)


def _find() -> Iterator[Fault]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_LINKED)
        for kind, subject, record, key in cursor:
            yield Fault(kind, subject, _WORDS[kind].format(record.capitalize(), key))


LOOKS = (
    Look(tuple(_WORDS), _find),
    by_query("chain-gap", _GAPS),
)
