"""Whose eyes were on each edition: four for every part, six where it carried a risk."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

#: Editions whose content is what its hash says are read; of the others the claim's risk counts.
_EDITIONS = """
    SELECT e.subject, e.number, e.verified_version AS seen, e.published_at, c.id AS claim,
        CASE WHEN coalesce(CASE WHEN e.content_hash = sha256_hex(e.content)
                THEN e.content::jsonb->>'risk' END, c.risk) = 'none' THEN 1 ELSE 2 END AS needed
    FROM articles_edition e JOIN articles_claim c ON c.public_id = e.subject
    WHERE e.subject_kind = 'claim' AND e.verified_how = 'checked'
"""

#: What was carried over is verified without a verifier, until a part of it changes.
_VERIFIED_NOW = """
    SELECT c.public_id AS subject, 0 AS number, c.version AS seen,
        'infinity'::timestamptz AS published_at, c.id AS claim,
        CASE c.risk WHEN 'none' THEN 1 ELSE 2 END AS needed
    FROM articles_claim c WHERE c.workflow = 'verified'
    AND NOT EXISTS (SELECT FROM articles_verification v WHERE v.claim_id = c.id
        AND v.how = 'carried_over' AND v.decision = 'checked' AND v.seen_version >= (
            SELECT max(m.at_version) FROM articles_partchange m WHERE m.claim_id = c.id))
"""

#: Of each of these at version `seen`, every part and how many others looked at it by then.
_PARTS = """
WITH edition AS (
    {subjects}
), part AS (
    SELECT e.*, k.kind, '' AS part
    FROM edition e, (VALUES ('statement'), ('assessment')) AS k(kind)
    UNION ALL
    SELECT e.*, 'evidence', i.public_id FROM edition e JOIN articles_evidence i
        ON i.claim_id = e.claim
    WHERE EXISTS (SELECT FROM articles_partchange m WHERE m.claim_id = e.claim
        AND m.kind = 'evidence' AND m.part = i.public_id AND m.at_version <= e.seen)
), made AS (
    SELECT p.*, (SELECT max(m.at_version) FROM articles_partchange m WHERE m.claim_id = p.claim
        AND m.kind = p.kind AND m.part = p.part AND m.at_version <= p.seen) AS made_at
    FROM part p
), since AS (
    SELECT m.*, coalesce((SELECT max(b.verified_version) FROM articles_edition b
        WHERE b.subject_kind = 'claim' AND b.subject = m.subject AND b.verified_how = 'checked'
        AND b.verified_version < m.made_at), 0) AS published_before
    FROM made m
), looked AS (
    SELECT s.*, (
        SELECT count(DISTINCT v.verifier_id) FROM articles_verification v
        WHERE v.claim_id = s.claim AND v.how = 'checked' AND v.decision = 'checked'
        AND v.seen_version BETWEEN s.made_at AND s.seen
        AND date_trunc('second', v.verified_at) <= s.published_at
        AND NOT EXISTS (SELECT FROM articles_partchange a WHERE a.claim_id = s.claim
            AND a.kind = s.kind AND a.part = s.part AND a.changed_by_id = v.verifier_id
            AND a.at_version > s.published_before AND a.at_version <= s.seen)) AS checkers
    FROM since s
)
SELECT subject, format('%s: %s was checked by %s who did not change it, and needs %s.',
    CASE number WHEN 0 THEN 'Verified now' ELSE 'Edition ' || number END,
    CASE kind WHEN 'evidence' THEN 'its evidence ' || part ELSE 'its ' || kind END,
    CASE checkers WHEN 0 THEN 'nobody' WHEN 1 THEN 'one person' ELSE checkers || ' people' END,
    needed)
FROM looked WHERE checkers < needed
"""

_BRIEFS = """
WITH made AS (
    SELECT e.subject, e.number, e.verified_version AS seen, e.published_at, b.id AS brief,
        (SELECT max(m.at_version) FROM articles_partchange m
            WHERE m.brief_id = b.id AND m.at_version <= e.verified_version) AS made_at
    FROM articles_edition e JOIN articles_brief b ON b.public_id = e.subject
    WHERE e.subject_kind = 'brief'
), since AS (
    SELECT m.*, coalesce((SELECT max(b.verified_version) FROM articles_edition b
        WHERE b.subject_kind = 'brief' AND b.subject = m.subject
        AND b.verified_version < m.made_at), 0) AS published_before
    FROM made m
)
SELECT subject, format('Edition %s: the brief was checked by nobody but who wrote it.', number)
FROM since s WHERE NOT EXISTS (
    SELECT FROM articles_verification v WHERE v.brief_id = s.brief AND v.decision = 'checked'
    AND v.how = 'checked' AND v.seen_version BETWEEN s.made_at AND s.seen
    AND date_trunc('second', v.verified_at) <= s.published_at
    AND NOT EXISTS (SELECT FROM articles_partchange a WHERE a.brief_id = s.brief
        AND a.changed_by_id = v.verifier_id
        AND a.at_version > s.published_before AND a.at_version <= s.seen))
"""

_BRIEFS_NOW = """
UNION ALL
SELECT public_id, 'Verified now: the brief was checked by nobody but who wrote it.'
FROM articles_brief WHERE workflow = 'verified' AND NOT brief_is_covered(id)
"""

_VERIFIED = """
SELECT e.subject, format('Edition %s: no verification before it saw what it was published as.',
    e.number)
FROM articles_edition e
LEFT JOIN articles_claim c ON e.subject_kind = 'claim' AND c.public_id = e.subject
LEFT JOIN articles_brief b ON e.subject_kind = 'brief' AND b.public_id = e.subject
WHERE NOT EXISTS (
    SELECT FROM articles_verification v
    WHERE (v.claim_id = c.id OR v.brief_id = b.id)
    AND v.how = e.verified_how AND v.base = e.base AND v.decision = 'checked'
    AND v.content_hash = e.verified_hash AND v.seen_version <= e.verified_version
    AND date_trunc('second', v.verified_at) <= e.published_at)
"""

_CARRIED_OVER = """
SELECT e.subject, format('Edition %s was %s, and is told to readers as %s.', e.number,
    replace(e.verified_how, '_', ' '), replace(coalesce(told.how, 'nothing'), '_', ' '))
FROM articles_edition e CROSS JOIN LATERAL (
    SELECT CASE WHEN e.content_hash = sha256_hex(e.content)
        THEN e.content::jsonb->'review'->>'how' ELSE e.verified_how END
    UNION ALL SELECT p.verified_how FROM articles_publishedclaim p WHERE p.edition_id = e.id
) AS told(how)
WHERE e.subject_kind = 'claim' AND told.how IS DISTINCT FROM e.verified_how
UNION ALL
SELECT subject, format('Edition %s says that it was carried over: only the first one can be.',
    number)
FROM articles_edition
WHERE verified_how = 'carried_over' AND (number > 1 OR subject_kind <> 'claim')
"""

LOOKS = (
    by_query("part-not-covered", _PARTS.format(subjects=_EDITIONS)),
    by_query("verified-not-covered", _PARTS.format(subjects=_VERIFIED_NOW) + _BRIEFS_NOW),
    by_query("brief-not-covered", _BRIEFS),
    by_query("edition-not-verified", _VERIFIED),
    by_query("carried-over-as-checked", _CARRIED_OVER),
)
