"""SQL of topics, articles and sources whose title or name has the words."""

from __future__ import annotations

import re

from articles.logic.search_query import SearchQuery
from articles.public.search.names import Parameters

#: Of sources so many are put in order.
ORDERED = 200

_TOPICS = """
SELECT t.slug, t.name, (SELECT sum(l.n) FROM articles_publishedtotal l
    WHERE l.company_key = 0 AND l.facet = 1 AND l.value = t.id AND l.verdict = '' AND l.level = 0
    ) AS claims
FROM articles_publishedtopic t
WHERE {having} AND EXISTS (SELECT FROM articles_publishedtotal l
    WHERE l.company_key = 0 AND l.facet = 1 AND l.value = t.id)
ORDER BY t.name, t.id LIMIT %s
"""

_ARTICLES = """
SELECT a.public_id, a.title, coalesce(s.label, '') AS publisher, a.published_on::text,
    (SELECT count(DISTINCT p.id) FROM articles_publishedappearance x
        JOIN articles_publishedclaim p ON p.id = x.claim_id
        WHERE x.article_id = a.id AND p.standing = 'current' AND p.merged_into_id IS NULL) AS claims
FROM search_articles(to_tsquery('simple', %s), %s) AS f
JOIN articles_publishedarticle a ON a.id = f.article
LEFT JOIN articles_publishedsource s ON s.id = a.publisher_id
ORDER BY a.updated_at DESC, a.id DESC
"""

_SOURCES = f"""
SELECT f.public_id, f.label, f.kind FROM (
    SELECT s.public_id, s.label, s.kind, s.id FROM articles_publishedsource s
    WHERE to_tsvector('simple'::regconfig, coalesce(s.label, '')) @@ to_tsquery('simple', %s)
        AND NOT s.is_hidden LIMIT {ORDERED}
) AS f ORDER BY f.label, f.id LIMIT %s
"""  # noqa: S608 - a number of ours


def topics_found(query: SearchQuery, *, most: int) -> tuple[str, Parameters]:
    """Columns slug, name, claims; only topics that a standing claim carries."""
    having = " AND ".join(
        ["strpos(search_folded(t.name), search_folded(%s)) > 0"] * len(query.words)
    )
    return _TOPICS.format(having=having), [*query.words, most]


def articles_found(query: SearchQuery, *, most: int) -> tuple[str, Parameters]:
    """Columns public_id, title, publisher, published_on, claims; the newest first."""
    return _ARTICLES, [beginnings(query), most]


def sources_found(query: SearchQuery, *, most: int) -> tuple[str, Parameters]:
    """Columns public_id, label, kind."""
    return _SOURCES, [beginnings(query), most]


def beginnings(query: SearchQuery) -> str:
    """For to_tsquery: words that begin so. Letters and figures alone reach it."""
    said = ""
    for term in query.terms:
        words = [f"{word}:*" for word in re.findall(r"[^\W_]+", term.text)]
        if not words:
            continue
        together = f"({' & '.join(words)})"
        joined = (" | " if term.is_either else " & ") if said else ""
        said += f"{joined}{'!' if term.is_without else ''}{together}"
    return said
