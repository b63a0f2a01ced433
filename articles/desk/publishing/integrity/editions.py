"""Editions: hashes, numbers, redactions and corrections."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

_CONTENT_HASH = """
SELECT subject, format('Edition %s is not the text that its hash was made of.', number)
FROM articles_edition WHERE content <> '' AND content_hash <> sha256_hex(content)
"""

#: Schema 1; of briefs nothing rests on this hash.
_MATERIAL_HASH = """
SELECT subject, format('Edition %s: its material hash is not that of what it says.', number)
FROM articles_edition
WHERE subject_kind = 'claim' AND schema = 1 AND CASE WHEN content_hash = sha256_hex(content)
    THEN material_hash <> sha256_hex(material_text(content::jsonb)) END
"""

_ITS_OWN = """
SELECT subject, format('Edition %s holds the text of another edition.', number)
FROM articles_edition WHERE CASE WHEN content_hash = sha256_hex(content) THEN
    (content::jsonb->>'id', content::jsonb->>'number', content::jsonb->>'schema',
        (content::jsonb->>'published_at')::timestamptz)
    IS DISTINCT FROM (subject, number::text, schema::text, published_at) END
"""

_EMPTY = """
SELECT e.subject, format('Edition %s is empty, and no redaction says why.', e.number)
FROM articles_edition e
WHERE e.content = '' AND NOT EXISTS (SELECT FROM articles_redaction r WHERE r.edition_id = e.id)
"""

_REDACTED = """
SELECT e.subject, format('Edition %s is redacted, and %s.', e.number, CASE
    WHEN e.content <> '' THEN 'still holds its text'
    ELSE 'no two editors asked for it' END)
FROM articles_redaction r JOIN articles_edition e ON e.id = r.edition_id
WHERE e.content <> '' OR NOT EXISTS (
    SELECT FROM articles_claim c
    JOIN articles_request q ON q.claim_id = c.id AND q.action = 'redact'
        AND q.edition_number = e.number AND q.ground = r.ground
    JOIN articles_approval a ON a.request_id = q.id AND a.approved_by_id <> q.requested_by_id
    WHERE c.public_id = e.subject)
"""

_NUMBERS = """
SELECT subject, format('Of %s editions the last one has the number %s.', count(*), max(number))
FROM articles_edition GROUP BY subject_kind, subject HAVING max(number) <> count(*)
"""

_MIRRORED = """
WITH newest AS (
    SELECT subject_kind, subject, max(number) AS number FROM articles_edition GROUP BY 1, 2
), desk AS (
    SELECT 'claim' AS kind, public_id, published_number FROM articles_claim
    UNION ALL SELECT 'brief', public_id, published_number FROM articles_brief
), shown AS (
    SELECT 'claim' AS kind, public_id, number FROM articles_publishedclaim
    UNION ALL SELECT 'brief', public_id, number FROM articles_publishedbrief
)
SELECT coalesce(n.subject, d.public_id, s.public_id), format(
    'Its newest edition is %s; the desk has %s, readers have %s.', coalesce(n.number::text, 'none'),
    coalesce(d.published_number::text, 'none'), coalesce(s.number::text, 'none'))
FROM newest n
FULL JOIN desk d ON d.kind = n.subject_kind AND d.public_id = n.subject
FULL JOIN shown s ON s.kind = coalesce(n.subject_kind, d.kind)
    AND s.public_id = coalesce(n.subject, d.public_id)
WHERE n.number IS DISTINCT FROM d.published_number OR n.number IS DISTINCT FROM s.number
"""

#: Beside a redacted edition nobody can tell any more whether one was needed.
_UNCORRECTED = """
SELECT n.subject, format('Edition %s tells something else than the one before, uncorrected.',
    n.number)
FROM articles_edition e JOIN articles_edition n ON n.subject_kind = 'claim'
    AND n.subject = e.subject AND n.number = e.number + 1
WHERE e.subject_kind = 'claim' AND n.material_hash <> e.material_hash
AND NOT EXISTS (SELECT FROM articles_correction WHERE to_edition_id = n.id)
AND CASE WHEN e.content_hash = sha256_hex(e.content) AND n.content_hash = sha256_hex(n.content)
    THEN tells_otherwise(e.content, n.content) END
"""

_CORRECTIONS = """
SELECT p.public_id, format('The %s of %s does not lead from one of its editions to a later one.',
    c.kind, to_char(c.made_at AT TIME ZONE 'UTC', 'FMDD Month YYYY'))
FROM articles_correction c
JOIN articles_publishedclaim p ON p.id = c.claim_id
JOIN articles_edition b ON b.id = c.from_edition_id
LEFT JOIN articles_edition n ON n.id = c.to_edition_id
WHERE (b.subject_kind, b.subject) <> ('claim', p.public_id)
OR (n.subject_kind, n.subject) <> ('claim', p.public_id) OR n.number <= b.number
"""

LOOKS = (
    by_query("edition-text-changed", _CONTENT_HASH),
    by_query("edition-material-hash", _MATERIAL_HASH),
    by_query("edition-of-another", _ITS_OWN),
    by_query("edition-empty", _EMPTY),
    by_query("redaction-not-carried-out", _REDACTED),
    by_query("edition-numbers", _NUMBERS),
    by_query("published-number", _MIRRORED),
    by_query("correction-missing", _UNCORRECTED),
    by_query("correction-editions", _CORRECTIONS),
)
