"""The desk's own bookkeeping of parts: who changed what, and what is covered now."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

_UNNOTED = """
SELECT c.public_id, format('Nobody is on record as having made its %s.', p.name)
FROM articles_claim c CROSS JOIN LATERAL (
    SELECT 'statement' AS kind, '' AS part, 'statement' AS name
    UNION ALL SELECT 'assessment', '', 'assessment'
    WHERE EXISTS (SELECT FROM articles_assessment WHERE claim_id = c.id)
    UNION ALL SELECT 'evidence', i.public_id, 'evidence ' || i.public_id
    FROM articles_evidence i WHERE i.claim_id = c.id
) p
WHERE NOT EXISTS (SELECT FROM articles_partchange m
    WHERE m.claim_id = c.id AND m.kind = p.kind AND m.part = p.part)
UNION ALL
SELECT b.public_id, 'Nobody is on record as having made it.' FROM articles_brief b
WHERE NOT EXISTS (SELECT FROM articles_partchange m WHERE m.brief_id = b.id)
"""

_AHEAD = """
SELECT coalesce(c.public_id, b.public_id), format(
    'A part is on record as changed at version %s, and the record is at %s.',
    max(m.at_version), coalesce(c.version, b.version))
FROM articles_partchange m
LEFT JOIN articles_claim c ON c.id = m.claim_id LEFT JOIN articles_brief b ON b.id = m.brief_id
GROUP BY c.public_id, b.public_id, c.version, b.version
HAVING max(m.at_version) > coalesce(c.version, b.version)
"""

_BACKWARDS = """
SELECT coalesce(c.public_id, b.public_id), format(
    'A change of a part at version %s is on record after one at version %s.',
    m.at_version, m.before)
FROM (SELECT claim_id, brief_id, at_version,
        lag(at_version) OVER (PARTITION BY claim_id, brief_id ORDER BY id) AS before
    FROM articles_partchange) m
LEFT JOIN articles_claim c ON c.id = m.claim_id LEFT JOIN articles_brief b ON b.id = m.brief_id
WHERE m.at_version < m.before
"""

#: While no part changed since, the record says today what was verified then.
_MOVED = """
WITH seen AS (
    SELECT DISTINCT ON (v.claim_id) v.claim_id, v.content_hash, v.seen_version
    FROM articles_verification v WHERE v.claim_id IS NOT NULL AND v.decision = 'checked'
    ORDER BY v.claim_id, v.id DESC
), still AS (
    SELECT s.* FROM seen s WHERE s.seen_version >= (
        SELECT max(m.at_version) FROM articles_partchange m WHERE m.claim_id = s.claim_id)
)
SELECT c.public_id, 'It says something else than was verified, and nobody is on record for that.'
FROM still s JOIN articles_claim c ON c.id = s.claim_id
JOIN claim_content_hashes(ARRAY(SELECT claim_id FROM still)) h ON h.claim_id = s.claim_id
WHERE h.content_hash <> s.content_hash
UNION ALL
SELECT b.public_id, 'It says something else than was verified, and nobody is on record for that.'
FROM articles_brief b CROSS JOIN LATERAL (
    SELECT v.seen_version, v.content_hash FROM articles_verification v
    WHERE v.brief_id = b.id AND v.decision = 'checked' ORDER BY v.id DESC LIMIT 1) v
WHERE v.seen_version >= (SELECT max(m.at_version) FROM articles_partchange m
    WHERE m.brief_id = b.id)
AND v.content_hash <> brief_content_hash(b.id)
"""

_SUGGESTED = """
WITH fresh AS (SELECT claim_id, evidence_hash FROM articles_suggestion WHERE NOT is_stale)
SELECT c.public_id, 'Its suggestion rests on other evidence than it has, and is not marked stale.'
FROM fresh f JOIN articles_claim c ON c.id = f.claim_id
LEFT JOIN claim_evidence_hashes(ARRAY(SELECT claim_id FROM fresh)) h ON h.claim_id = f.claim_id
WHERE f.evidence_hash <> coalesce(h.evidence_hash, sha256_hex(''))
"""

LOOKS = (
    by_query("part-change-missing", _UNNOTED),
    by_query("part-change-ahead", _AHEAD),
    by_query("part-change-backwards", _BACKWARDS),
    by_query("verified-text-changed", _MOVED),
    by_query("suggestion-hash", _SUGGESTED),
)
