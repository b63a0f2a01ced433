"""SQL on rechecks: why they began is kept, and ending one is recorded as a review.

Three functions of 0004 are replaced; only what differs is written down here.
"""

from __future__ import annotations

import re
from importlib import import_module

_STEPS = import_module("articles.migrations.0004_steps")


def _function(name: str) -> str:
    """The function as 0004 has it."""
    text: str = _STEPS.CLAIM + _STEPS.SIGNED
    found = re.search(rf"CREATE FUNCTION {name}\(.*?\n\$\$;\n", text, re.DOTALL)
    if found is None:
        raise LookupError(name)
    return found[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


def _with(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise LookupError(old)
    return text.replace(old, new)


_BEGINS = """\
                NEW.challenge_reason := '';  -- the reason of a former challenge ends no recheck
"""
_BEGINS_NOW = """\
                IF NEW.challenge_reason = OLD.challenge_reason THEN
                    NEW.challenge_reason := '';  -- that of a former challenge
                END IF;
"""
_ENDS = """\
                IF length(trim(NEW.challenge_reason)) < 10 AND NOT EXISTS (
                    SELECT FROM articles_assessment
                    WHERE claim_id = OLD.id AND assessed_at > OLD.challenged_at)
                THEN
"""
_ENDS_NOW = """\
                NEW.challenge_reason := '';
                IF NOT decided(OLD, 'stands') THEN
"""
_IN_REVIEW = "    ELSIF stands IS DISTINCT FROM 'in_review' THEN\n"
_STANDS = """\
    ELSIF NEW.decision = 'stands' THEN
        IF c.challenge IS DISTINCT FROM 'recheck' THEN
            PERFORM refuse('step_not_allowed', 'It is not due for a recheck.');
        END IF;
        IF length(trim(NEW.comment)) < 10 AND NOT EXISTS (
            SELECT FROM articles_assessment
            WHERE claim_id = c.id AND assessed_at > c.challenged_at)
        THEN
            PERFORM refuse('recheck_needs_reason',
                'Assess the claim again, or say in 10 characters or more why the edition stands.');
        END IF;
"""
_MOVES = "    IF NEW.claim_id IS NOT NULL THEN\n"
_MOVES_NOW = """\
    IF NEW.decision = 'stands' THEN
        UPDATE articles_claim SET challenge = 'none' WHERE id = NEW.claim_id;
    ELSIF NEW.claim_id IS NOT NULL THEN
"""

REPLACED = (
    _with(_with(_function("claim_steps"), _BEGINS, _BEGINS_NOW), _ENDS, _ENDS_NOW)
    + _with(_function("verification_signed"), _IN_REVIEW, _STANDS + _IN_REVIEW)
    + _with(_function("verification_moves"), _MOVES, _MOVES_NOW)
)
RESTORED = "".join(
    _function(name) for name in ("claim_steps", "verification_signed", "verification_moves")
)

#: What readers were told, as far as a recheck asks about it.
EDITIONS = r"""
-- Whether the edition that readers have counts any of these items.
CREATE FUNCTION edition_rests_on(of_claim bigint, items text[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM articles_claim c
        JOIN articles_edition e ON e.subject_kind = 'claim' AND e.subject = c.public_id
            AND e.number = c.published_number,
        LATERAL jsonb_array_elements(nullif(e.content, '')::jsonb->'evidence') i
        WHERE c.id = of_claim AND i->>'id' = ANY (items) AND i->>'stance' <> 'context'
        AND jsonb_array_length(i->'origins') > 0)
$$;

-- Whether readers have it as current.
CREATE FUNCTION is_current(of_claim bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM articles_claim c JOIN articles_publishedclaim p
        ON p.public_id = c.public_id
        WHERE c.id = of_claim AND c.published_number IS NOT NULL AND p.standing = 'current')
$$;
"""

DROP_EDITIONS = "DROP FUNCTION is_current(bigint), edition_rests_on(bigint, text[]);"
