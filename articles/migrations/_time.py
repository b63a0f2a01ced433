"""SQL of reviews that find nothing to change: when they may be recorded, and what readers see.

Two functions of _rechecks are replaced; only what differs is written down here.
"""

from __future__ import annotations

import re

from articles.migrations import _rechecks


def _function(name: str) -> str:
    """The function as _rechecks leaves it."""
    text = _rechecks.REPLACED
    found = re.search(rf"CREATE OR REPLACE FUNCTION {name}\(.*?\n\$\$;\n", text, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return found[0]


def _with(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise LookupError(old)
    return text.replace(old, new)


_IN_REVIEW = "    ELSIF stands IS DISTINCT FROM 'in_review' THEN\n"
_REVIEWED = """\
    ELSIF NEW.decision = 'reviewed' THEN
        IF NOT EXISTS (SELECT FROM articles_publishedclaim p WHERE p.public_id = c.public_id
            AND c.published_number IS NOT NULL AND p.standing = 'current'
            AND p.merged_into_id IS NULL AND p.verified_how = 'checked')
        THEN
            PERFORM refuse('step_not_allowed',
                'Only a published claim that was checked here is reviewed this way.');
        END IF;
        IF c.workflow <> 'verified' OR c.challenge <> 'none' THEN
            PERFORM refuse('step_not_allowed',
                'Something is being done about it: finish that, it is its review.');
        END IF;
"""
_MOVES = "    IF NEW.decision = 'stands' THEN\n"
_MOVES_NOW = """\
    IF NEW.decision = 'reviewed' THEN
        UPDATE articles_claim
        SET review_due_on = NEW.next_due_on, review_due_reason = NEW.next_due_reason
        WHERE id = NEW.claim_id;
    ELSIF NEW.decision = 'stands' THEN
"""

#: What readers are told of the last look at a claim is what is on record.
_SHOWN = r"""
-- The review that readers are told of: the newest, where nobody checked the claim on a later day.
CREATE FUNCTION last_review(of_public_id text, checked_on date) RETURNS articles_verification
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT v.* FROM articles_verification v JOIN articles_claim c ON c.id = v.claim_id
    WHERE c.public_id = of_public_id AND v.decision = 'reviewed'
    AND (v.verified_at AT TIME ZONE 'UTC')::date >= checked_on
    ORDER BY v.id DESC LIMIT 1
$$;

CREATE FUNCTION published_review_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e articles_edition;
    said jsonb;
    v articles_verification;
    due date;
BEGIN
    SELECT * INTO e FROM articles_edition WHERE id = NEW.edition_id;
    said := nullif(e.content, '')::jsonb->'review';
    IF said IS NULL OR NEW.standing = 'withdrawn' THEN RETURN NEW; END IF;
    v := last_review(NEW.public_id, (said->>'checked_on')::date);
    due := CASE WHEN v.seen_version >= e.verified_version THEN v.next_due_on
        ELSE (said->>'due_on')::date END;
    IF NEW.reviewed_on <> coalesce((v.verified_at AT TIME ZONE 'UTC')::date,
            (said->>'checked_on')::date)
        OR (NEW.reviewed_by = '') <> (v.id IS NULL)
        OR NEW.review_due_on IS DISTINCT FROM due
    THEN
        PERFORM refuse('reviewed_as_recorded',
            'Readers are told of another review than the one on record.');
    END IF;
    RETURN NEW;
END
$$;
"""

FORWARD = (
    _with(_function("verification_signed"), _IN_REVIEW, _REVIEWED + _IN_REVIEW)
    + _with(_function("verification_moves"), _MOVES, _MOVES_NOW)
    + _SHOWN
)
BACKWARD = (
    "DROP FUNCTION published_review_guard(), last_review(text, date);\n"
    + _function("verification_signed")
    + _function("verification_moves")
)
