"""What readers are quoted of an article already."""

from __future__ import annotations

from django.db import connection

from articles.desk.models import Article
from articles.logic.quotation_meter import Passage

#: Editions name no article beside a confidential source: there the desk's items tell.
_PASSAGES = """
WITH hidden AS (
    SELECT i.public_id AS item, c.public_id AS claim FROM articles_evidence i
    JOIN articles_claim c ON c.id = i.claim_id
    JOIN articles_source s ON s.id = i.source_id
    WHERE i.article_id = %(key)s AND s.attribution = 'confidential'
), found AS (
    SELECT id FROM articles_edition WHERE quoted_articles(content) @> ARRAY[%(id)s]::text[]
    UNION SELECT id FROM articles_edition
    WHERE subject_kind = 'claim' AND subject IN (SELECT claim FROM hidden)
), readable AS MATERIALIZED (
    SELECT nullif(e.content, '')::jsonb AS said FROM articles_edition e JOIN found USING (id)
    WHERE NOT EXISTS (SELECT FROM articles_publishedclaim p
        WHERE p.public_id = e.subject AND p.standing = 'withdrawn')
)
SELECT s->>'exact', (s->>'start')::int AS start FROM readable,
    jsonb_array_elements(said->'appearances') a, jsonb_array_elements(a->'spans') s
WHERE a->'article'->>'id' = %(id)s AND s->>'exact' <> ''
UNION SELECT i->>'quotation', NULL FROM readable, jsonb_array_elements(said->'evidence') i
WHERE i->>'quotation' <> ''
    AND (i->'article'->>'id' = %(id)s OR i->>'id' IN (SELECT item FROM hidden))
ORDER BY start, 1
"""


def quoted_passages(article: Article) -> list[Passage]:
    """Its words in every edition that readers can open: neither withdrawn nor redacted.

    Superseded editions and those of retracted claims are among them; each passage once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PASSAGES, {"key": article.pk, "id": article.public_id})
        return [Passage(exact, start) for exact, start in cursor.fetchall()]
