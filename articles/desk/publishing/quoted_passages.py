"""What readers are quoted of articles already."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from articles.desk.models import Article
from articles.logic.quotation_meter import Passage

#: Editions name no article beside a confidential source: there the desk's items tell.
_PASSAGES = """
WITH wanted AS (
    SELECT * FROM unnest(%(keys)s::bigint[], %(ids)s::text[]) AS w(key, id)
), hidden AS (
    SELECT w.key, i.public_id AS item, c.public_id AS claim FROM articles_evidence i
    JOIN wanted w ON w.key = i.article_id
    JOIN articles_claim c ON c.id = i.claim_id
    JOIN articles_source s ON s.id = i.source_id
    WHERE s.attribution = 'confidential'
), found AS (
    SELECT id FROM articles_edition WHERE quoted_articles(content) && %(ids)s::text[]
    UNION SELECT id FROM articles_edition
    WHERE subject_kind = 'claim' AND subject IN (SELECT claim FROM hidden)
), readable AS MATERIALIZED (
    SELECT nullif(e.content, '')::jsonb AS said FROM articles_edition e JOIN found USING (id)
    WHERE NOT EXISTS (SELECT FROM articles_publishedclaim p
        WHERE p.public_id = e.subject AND p.standing = 'withdrawn')
), items AS (
    SELECT i FROM readable, jsonb_array_elements(said->'evidence') i WHERE i->>'quotation' <> ''
)
SELECT w.key, s->>'exact', (s->>'start')::int FROM readable,
    jsonb_array_elements(said->'appearances') a JOIN wanted w ON w.id = a->'article'->>'id',
    jsonb_array_elements(a->'spans') s
WHERE s->>'exact' <> ''
UNION SELECT w.key, i->>'quotation', NULL FROM items JOIN wanted w ON w.id = i->'article'->>'id'
UNION SELECT h.key, i->>'quotation', NULL FROM items JOIN hidden h ON h.item = i->>'id'
"""


def quoted_passages(articles: Sequence[Article]) -> dict[int, set[Passage]]:
    """By key of the article, its words in every edition that readers can open: neither
    withdrawn nor redacted. One query.

    Superseded editions and those of retracted claims are among them.
    """
    found: dict[int, set[Passage]] = {article.pk: set() for article in articles}
    if not found:
        return found
    ids = [article.public_id for article in articles]
    with connection.cursor() as cursor:
        cursor.execute(_PASSAGES, {"keys": list(found), "ids": ids})
        for key, exact, start in cursor.fetchall():
            found[key].add(Passage(exact, start))
    return found
