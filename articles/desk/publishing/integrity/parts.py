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

#: What was carried over is verified without a verifier, until a part of it changes.
_UNCOVERED = """
SELECT c.public_id, 'It is verified, and a part was checked by nobody but its author.'
FROM articles_claim c WHERE c.workflow = 'verified' AND NOT claim_is_covered(c.id)
AND NOT EXISTS (SELECT FROM articles_verification v WHERE v.claim_id = c.id
    AND v.how = 'carried_over' AND v.decision = 'checked' AND v.seen_version >= (
        SELECT max(m.at_version) FROM articles_partchange m WHERE m.claim_id = c.id))
UNION ALL
SELECT b.public_id, 'It is verified, and was checked by nobody but its author.'
FROM articles_brief b WHERE b.workflow = 'verified' AND NOT brief_is_covered(b.id)
"""

#: While no part changed since, the record says today what was verified then.
_MOVED = """
SELECT c.public_id, 'It says something else than was verified, and nobody is on record for that.'
FROM articles_claim c CROSS JOIN LATERAL (
    SELECT v.seen_version, v.content_hash FROM articles_verification v
    WHERE v.claim_id = c.id AND v.decision = 'checked' ORDER BY v.id DESC LIMIT 1) v
WHERE v.seen_version >= (SELECT max(m.at_version) FROM articles_partchange m
    WHERE m.claim_id = c.id)
AND v.content_hash <> claim_content_hash(c.id)
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
SELECT c.public_id, 'Its suggestion rests on other evidence than it has, and is not marked stale.'
FROM articles_suggestion s JOIN articles_claim c ON c.id = s.claim_id
WHERE NOT s.is_stale AND s.evidence_hash <> claim_evidence_hash(c.id)
"""

LOOKS = (
    by_query("part-change-missing", _UNNOTED),
    by_query("part-change-ahead", _AHEAD),
    by_query("part-change-backwards", _BACKWARDS),
    by_query("verified-not-covered", _UNCOVERED),
    by_query("verified-text-changed", _MOVED),
    by_query("suggestion-hash", _SUGGESTED),
)
