"""Lists that readers page through, and their counts, against the public rows they come from."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

#: Claims whose places are compared at once.
BATCH = 5000

_LISTS = f"""
WITH batch AS (
    SELECT array_agg(id) AS claims FROM articles_publishedclaim GROUP BY id / {BATCH}
), differing AS (
    SELECT d.claim_id FROM batch, LATERAL (
        (SELECT * FROM listings_of(batch.claims)
            EXCEPT SELECT * FROM articles_publishedlisting WHERE claim_id = ANY (batch.claims))
        UNION ALL
        (SELECT * FROM articles_publishedlisting WHERE claim_id = ANY (batch.claims)
            EXCEPT SELECT * FROM listings_of(batch.claims))) d
)
SELECT DISTINCT p.public_id, 'It stands in other lists than its companies, topics and dates say.'
FROM differing JOIN articles_publishedclaim p ON p.id = differing.claim_id
"""  # noqa: S608  (our own text)

_COUNTS = """
WITH meant AS (
    SELECT company_key, of_facet, of_value, of_verdict, of_level, count(*) AS n
    FROM articles_publishedlisting,
        counts_for(facet, value, verdict, level, dated, due_on, is_reviewed)
    GROUP BY 1, 2, 3, 4, 5
)
SELECT DISTINCT coalesce(p.public_id, 'all'),
    'Its lists have other numbers of claims than are counted.'
FROM ((SELECT * FROM meant EXCEPT SELECT * FROM articles_publishedtotal)
    UNION ALL (SELECT * FROM articles_publishedtotal EXCEPT SELECT * FROM meant)) d
LEFT JOIN articles_publishedcompany p ON p.id = d.company_key
"""

_SIDES = """
WITH meant AS (
    SELECT * FROM relation_sides_of(ARRAY(SELECT id FROM articles_publishedrelation))
)
SELECT DISTINCT coalesce(r.public_id, 'all'), 'Another number of claims is counted behind it.'
FROM ((SELECT * FROM meant EXCEPT SELECT * FROM articles_publishedrelationside)
    UNION ALL (SELECT * FROM articles_publishedrelationside EXCEPT SELECT * FROM meant)) d
LEFT JOIN articles_publishedrelation r ON r.id = d.relation_key
"""

LOOKS = (
    by_query("published-list", _LISTS),
    by_query("published-count", _COUNTS),
    by_query("published-relation-count", _SIDES),
)
