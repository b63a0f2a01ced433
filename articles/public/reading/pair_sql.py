"""What two companies share: the statements behind its page."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

from articles.public.reading.listed_claim import COLUMNS, DETAILS

#: Claims of a pair are counted by year as long as there are no more.
MOST_COUNTED = 20_000

_SHARED = "company_key = %(company)s AND facet = 3 AND value = %(other)s"

COUNTS = f"""
SELECT 'all', verdict, level::int, n, NULL FROM articles_publishedtotal
WHERE {_SHARED} AND verdict <> ''
UNION ALL
SELECT 'year', '', left(dated || '0000', 4)::int, count(*), NULL FROM (
    SELECT dated FROM articles_publishedlisting WHERE {_SHARED} LIMIT {MOST_COUNTED + 1}
) AS l GROUP BY 3
"""

BRIEF = """
UNION ALL
(SELECT 'brief', '', 0, 0, e.content
FROM articles_publishedbrief b JOIN articles_edition e ON e.id = b.edition_id
WHERE (b.company_id, b.counterparty_id) IN
    ((%(company)s, %(other)s), (%(other)s, %(company)s))
ORDER BY b.updated_at DESC LIMIT 1)
"""

#: Oldest first; claims without a date come last.
PAGE_OF_PAIR = f"""
SELECT {COLUMNS}, {DETAILS}
FROM (
    (SELECT claim_id, dated, 0 AS place FROM articles_publishedlisting
    WHERE {_SHARED} AND NOT %(is_undated)s AND dated <> ''
        AND (dated, claim_id) > (%(dated)s, %(claim)s)
    ORDER BY dated, claim_id LIMIT %(size)s)
    UNION ALL
    (SELECT claim_id, dated, 1 FROM articles_publishedlisting
    WHERE {_SHARED} AND dated = '' AND claim_id > CASE WHEN %(is_undated)s THEN %(claim)s ELSE 0 END
    ORDER BY claim_id LIMIT %(size)s)
) AS l JOIN articles_publishedclaim c ON c.id = l.claim_id
ORDER BY l.place, l.dated, l.claim_id LIMIT %(size)s
"""
