"""Public rows of companies, sources, relations, briefs and addresses against the desk's."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

_COMPANIES = """
SELECT p.public_id, 'Readers see the company otherwise than the desk has it.'
FROM articles_publishedcompany p
LEFT JOIN articles_company c ON c.public_id = p.public_id
LEFT JOIN articles_company b ON b.id = c.parent_id
LEFT JOIN articles_company s ON s.id = c.merged_into_id
LEFT JOIN articles_publishedcompany pb ON pb.id = p.parent_id
LEFT JOIN articles_publishedcompany ps ON ps.id = p.merged_into_id
WHERE (p.name, p.description, p.country, p.website, p.founded, p.dissolved, pb.public_id,
    ps.public_id) IS DISTINCT FROM (c.name, c.description, c.country, c.website, c.founded,
    c.dissolved, b.public_id, s.public_id)
"""

#: Beside its present name; one that holds for several periods is told once.
_NAMES = """
WITH meant AS (
    SELECT p.id, c.name, 'trading' AS kind FROM articles_publishedcompany p
    JOIN articles_company c ON c.public_id = p.public_id
    UNION SELECT p.id, n.name, n.kind FROM articles_publishedcompany p
    JOIN articles_company c ON c.public_id = p.public_id
    JOIN articles_companyname n ON n.company_id = c.id
    UNION SELECT p.id, i.value, 'identifier ' || i.scheme FROM articles_publishedcompany p
    JOIN articles_company c ON c.public_id = p.public_id
    JOIN articles_companyidentifier i ON i.company_id = c.id
), shown AS (
    SELECT company_id AS id, name, kind FROM articles_publishedcompanyname
    UNION SELECT company_id, value, 'identifier ' || scheme FROM articles_publishedcompanyidentifier
)
SELECT DISTINCT p.public_id, 'Readers have other names or identifiers of the company.'
FROM ((SELECT * FROM meant EXCEPT SELECT * FROM shown)
    UNION ALL (SELECT * FROM shown EXCEPT SELECT * FROM meant)) d
JOIN articles_publishedcompany p ON p.id = d.id
"""

#: Who owns it may be left out: an owner can become known to readers later than what it owns.
_SOURCES = """
SELECT p.public_id, 'Readers see the source otherwise than was agreed.'
FROM articles_publishedsource p
LEFT JOIN articles_source s ON s.public_id = p.public_id
LEFT JOIN articles_source o ON o.id = s.owner_id
LEFT JOIN articles_publishedsource po ON po.id = p.owner_id
LEFT JOIN LATERAL (SELECT reliability FROM articles_sourcegrade g WHERE g.source_id = s.id
    ORDER BY g.id DESC LIMIT 1) g ON s.is_grade_public
WHERE (p.label, p.description, p.grade) IS DISTINCT FROM (CASE s.attribution
        WHEN 'confidential' THEN 'a source no longer named' ELSE public_source(s.id)->>'name' END,
    CASE s.attribution WHEN 'on_the_record' THEN s.description ELSE '' END,
    CASE s.attribution WHEN 'confidential' THEN '' ELSE coalesce(g.reliability, '') END)
OR po.public_id <> o.public_id OR po.id IS NOT NULL AND o.id IS NULL
OR s.attribution <> 'confidential' AND p.kind <> s.kind
OR s.attribution = 'confidential' AND po.id IS NOT NULL
"""

_RELATIONS = """
WITH resting AS (
    SELECT r.id, array_agg(p.id ORDER BY p.id) AS claims
    FROM articles_companyrelation r JOIN articles_companyrelationclaim l ON l.relation_id = r.id
    JOIN articles_claim c ON c.id = l.claim_id
    JOIN articles_publishedclaim p ON p.public_id = c.public_id
    WHERE p.standing = 'current' AND p.merged_into_id IS NULL GROUP BY r.id
), meant AS (
    SELECT r.public_id, s.public_id AS subject, o.public_id AS object, r.kind, r.started,
        r.ended, x.claims
    FROM resting x JOIN articles_companyrelation r ON r.id = x.id
    JOIN articles_company s ON s.id = r.subject_id JOIN articles_company o ON o.id = r.object_id
), shown AS (
    SELECT r.public_id, s.public_id AS subject, o.public_id AS object, r.kind, r.started,
        r.ended, (SELECT array_agg(publishedclaim_id ORDER BY publishedclaim_id)
            FROM articles_publishedrelation_claims WHERE publishedrelation_id = r.id) AS claims
    FROM articles_publishedrelation r
    JOIN articles_publishedcompany s ON s.id = r.subject_id
    JOIN articles_publishedcompany o ON o.id = r.object_id
)
SELECT coalesce(m.public_id, s.public_id), CASE
    WHEN m.public_id IS NULL THEN 'Readers see a relation that no published claim stands behind.'
    WHEN s.public_id IS NULL THEN 'Readers do not see it, though a published claim stands behind.'
    ELSE 'Readers see the relation otherwise than the desk has it.' END
FROM meant m FULL JOIN shown s USING (public_id)
WHERE m IS DISTINCT FROM s
"""

_BRIEFS = """
SELECT p.public_id, 'Readers have it at another company or topic than its edition says.'
FROM articles_publishedbrief p JOIN articles_edition e ON e.id = p.edition_id
LEFT JOIN articles_publishedcompany c ON c.id = p.company_id
LEFT JOIN articles_publishedcompany o ON o.id = p.counterparty_id
LEFT JOIN articles_publishedtopic t ON t.id = p.topic_id
WHERE (e.subject_kind, e.subject, e.number) <> ('brief', p.public_id, p.number)
OR CASE WHEN e.content_hash = sha256_hex(e.content) THEN
    (SELECT array_agg(coalesce(x->>'id', x->>'name') ORDER BY n)
        FROM jsonb_array_elements(e.content::jsonb->'about') WITH ORDINALITY AS a(x, n))
    <> array_remove(ARRAY[c.public_id, o.public_id, t.name]::text[], NULL) END
"""

#: Each leads to a page; a merged claim or company leads on to where it went.
_ADDRESSES = """
WITH page AS (
    SELECT '/companies/' || slug || '/' AS at, merged_into_id IS NULL AS stands
    FROM articles_publishedcompany
    UNION ALL SELECT '/claims/' || public_id || '/', merged_into_id IS NULL
    FROM articles_publishedclaim
)
SELECT a.old, format('It leads to %s, where there is no page.', a.present)
FROM articles_publishedaddress a
WHERE NOT EXISTS (SELECT FROM page WHERE at = a.present)
UNION ALL
SELECT a.old, 'It leads away from a page that stands.'
FROM articles_publishedaddress a JOIN page ON at = a.old AND stands
UNION ALL
SELECT p.at, 'It was merged, and leads nowhere.' FROM page p
WHERE NOT p.stands AND NOT EXISTS (SELECT FROM articles_publishedaddress WHERE old = p.at)
"""

#: Unseen are those that only withdrawn claims named; what a published row names has its page.
_HIDDEN = """
SELECT public_id, 'Readers are led to the source, and it is hidden from them.'
FROM articles_publishedsource s WHERE is_hidden AND (
    EXISTS (SELECT FROM articles_publishedevidence WHERE s.id IN (source_id, first_teller_id))
    OR EXISTS (SELECT FROM articles_publishedarticle WHERE publisher_id = s.id AND NOT is_hidden)
    OR EXISTS (SELECT FROM articles_publishedsource WHERE owner_id = s.id AND NOT is_hidden))
UNION ALL
SELECT public_id, 'Readers are led to the article, and it is hidden from them.'
FROM articles_publishedarticle a WHERE is_hidden AND (
    EXISTS (SELECT FROM articles_publishedevidence WHERE article_id = a.id)
    OR EXISTS (SELECT FROM articles_publishedappearance WHERE article_id = a.id))
"""

LOOKS = (
    by_query("published-company", _COMPANIES),
    by_query("published-company-names", _NAMES),
    by_query("published-source", _SOURCES),
    by_query("hidden-though-named", _HIDDEN),
    by_query("published-relation", _RELATIONS),
    by_query("published-brief", _BRIEFS),
    by_query("published-address", _ADDRESSES),
)
