"""What stands behind a claim's public standing: requests, second persons, corrections."""

from __future__ import annotations

from articles.desk.publishing.integrity.fault import by_query

_UNAPPROVED = """
SELECT p.public_id, format('It is %s, and no two people agreed to that.', p.standing)
FROM articles_publishedclaim p JOIN articles_claim c ON c.public_id = p.public_id
WHERE p.standing <> 'current' AND NOT EXISTS (
    SELECT FROM articles_request r JOIN articles_approval a ON a.request_id = r.id
    WHERE r.claim_id = c.id AND a.approved_by_id <> r.requested_by_id
    AND CASE p.standing WHEN 'withdrawn' THEN r.action = 'withdraw'
            AND r.ground = p.withdrawn_ground
        ELSE r.action IN ('retract', 'close_challenge') END)
"""

_UNEXPLAINED = """
SELECT p.public_id, CASE p.standing WHEN 'current'
    THEN 'Readers are told that it was retracted, and it stands.'
    ELSE 'It is retracted, and readers are not told why.' END
FROM articles_publishedclaim p
WHERE p.standing <> 'withdrawn' AND (p.standing = 'retracted') <> EXISTS (
    SELECT FROM articles_correction WHERE claim_id = p.id AND kind = 'retraction')
"""

_KEPT = """
SELECT p.public_id, 'It is withdrawn, and readers still have something of it.'
FROM articles_publishedclaim p
WHERE p.standing = 'withdrawn' AND (p.statement <> '' OR p.in_short <> ''
    OR p.search_vector IS NOT NULL
    OR EXISTS (SELECT FROM articles_publishedevidence WHERE claim_id = p.id)
    OR EXISTS (SELECT FROM articles_publishedappearance WHERE claim_id = p.id)
    OR EXISTS (SELECT FROM articles_publishedclaimcompany WHERE claim_id = p.id)
    OR EXISTS (SELECT FROM articles_publishedclaimtopic WHERE claim_id = p.id))
"""

_CHALLENGED = """
SELECT p.public_id, format('The desk has it as “%s”, readers as “%s”.',
    replace(c.challenge, '_', ' '), replace(p.challenge, '_', ' '))
FROM articles_publishedclaim p JOIN articles_claim c ON c.public_id = p.public_id
WHERE (p.challenge = 'under_review') <> (c.challenge = 'under_review')
"""

_MERGED = """
SELECT p.public_id, 'Readers are led to another claim, and the desk has them as no duplicates.'
FROM articles_publishedclaim p JOIN articles_publishedclaim s ON s.id = p.merged_into_id
WHERE NOT EXISTS (SELECT FROM articles_claimlink l
    JOIN articles_claim c ON c.id = l.claim_id JOIN articles_claim o ON o.id = l.other_id
    WHERE l.kind = 'duplicates' AND c.public_id = p.public_id AND o.public_id = s.public_id)
"""

_SELF_APPROVED = """
SELECT a.public_id, 'Who asked for it approved it.'
FROM articles_approval a JOIN articles_request r ON r.id = a.request_id
WHERE a.approved_by_id = r.requested_by_id
"""

LOOKS = (
    by_query("standing-not-approved", _UNAPPROVED),
    by_query("retraction-unexplained", _UNEXPLAINED),
    by_query("withdrawn-keeps-words", _KEPT),
    by_query("challenge-not-mirrored", _CHALLENGED),
    by_query("merge-not-linked", _MERGED),
    by_query("approved-by-oneself", _SELF_APPROVED),
)
