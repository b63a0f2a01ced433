"""What heads a page and decides whether a reader's copy is still good: one statement each."""

# ruff: noqa: S608 - made of constants and of keys of ours, which are numbers
from __future__ import annotations

#: The claim behind which the page begins.
AFTER = """(SELECT json_build_array(k.id, k.updated_at, coalesce(k.occurred::text, ''),
        coalesce(array_position(
            ARRAY['very low', 'low', 'moderate', 'high', 'very high'], k.confidence::text), 0))
    FROM articles_publishedclaim k WHERE k.public_id = %(after)s AND %(after)s <> '')"""

_SIZE = """(SELECT n FROM articles_publishedtotal s
        WHERE s.company_key = {company} AND s.facet = {facet} AND s.value = {value}
            AND s.verdict = '' AND s.level = 0)"""


def size(company: str, facet: int, value: str) -> str:
    """How many claims the list has, as a subquery; NULL for none."""
    return _SIZE.format(company=company, facet=facet, value=value)


COMPANY = f"""
SELECT c.id, c.public_id, c.slug, c.name, c.description, c.country, c.website,
    c.founded::text, c.dissolved::text, p.slug, p.name, m.slug,
    coalesce((SELECT json_agg(json_build_array(n.name, n.kind, n.valid_from, n.valid_until,
            n.origin) ORDER BY n.kind, n.name)
        FROM articles_publishedcompanyname n
        WHERE n.company_id = c.id AND n.name <> c.name), '[]'),
    coalesce((SELECT json_agg(json_build_array(i.scheme, i.value, i.origin)
            ORDER BY i.scheme, i.value)
        FROM articles_publishedcompanyidentifier i WHERE i.company_id = c.id), '[]'),
    (SELECT e.content FROM articles_publishedbrief b JOIN articles_edition e ON e.id = b.edition_id
        WHERE b.company_id = c.id AND b.counterparty_id IS NULL
        ORDER BY b.updated_at DESC LIMIT 1),
    (SELECT coalesce(sum(v.n), 0)::bigint FROM articles_publishedtouch v
        WHERE v.company_key IN (c.id, -1)),
    {AFTER},
"""

FILTERED = f"""
    (SELECT json_build_array(t.id, {size("c.id", 1, "t.id")})
        FROM articles_publishedtopic t WHERE t.slug = %(topic)s),
    (SELECT json_build_array(o.id, {size("c.id", 3, "o.id")})
        FROM articles_publishedcompany o WHERE o.slug = %(other)s),
    {size("c.id", 2, "%(role)s")}
FROM articles_publishedcompany c
LEFT JOIN articles_publishedcompany p ON p.id = c.parent_id
LEFT JOIN articles_publishedcompany m ON m.id = c.merged_into_id
WHERE c.slug = %(slug)s
"""

TOPIC = f"""
SELECT t.id, t.slug, t.name,
    (SELECT e.content FROM articles_publishedbrief b JOIN articles_edition e ON e.id = b.edition_id
        WHERE b.topic_id = t.id ORDER BY b.updated_at DESC LIMIT 1),
    (SELECT coalesce(sum(v.n), 0)::bigint FROM articles_publishedtouch v
        WHERE v.company_key IN (0, -1)),
    {AFTER},
    (SELECT json_build_array(o.id, {size("o.id", 1, "t.id")})
        FROM articles_publishedcompany o WHERE o.slug = %(other)s)
FROM articles_publishedtopic t
WHERE t.slug = %(slug)s AND {size("0", 1, "t.id")} > 0
"""

PAIR = f"""
SELECT c.id, c.slug, c.name, coalesce(m.id, c.id), coalesce(m.slug, c.slug),
    coalesce(m.name, c.name),
    (SELECT coalesce(sum(v.n), 0)::bigint FROM articles_publishedtouch v
        WHERE v.company_key IN (coalesce(m.id, c.id), -1)),
    {AFTER}
FROM articles_publishedcompany c
LEFT JOIN articles_publishedcompany m ON m.id = c.merged_into_id
WHERE c.slug IN (%(first)s, %(second)s)
"""
