"""SQL that compares an assessment with what the rules suggest, as logic/divergence.py does."""

from __future__ import annotations

from importlib import import_module

_STEPS: str = import_module("articles.migrations.0004_steps").CLAIM
_DOOR: str = import_module("articles.migrations.0005_door").EDITION


def _function(text: str, name: str) -> str:
    """Its definition, to be put in the place of another one of the same name."""
    start = text.index(f"CREATE FUNCTION {name}(")
    return "CREATE OR REPLACE" + text[start + len("CREATE") : text.index("$$;\n", start) + 4]


COMPARED = r"""
-- Levels between an assessment and a suggestion; NULL or an empty word: nothing to compare.
CREATE FUNCTION levels_apart(
    verdict text, confidence text, rating int, advised text, word text, points float8) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN verdict IS NULL OR coalesce(word, '') = ''
            OR verdict IN ('not_assessed', 'not_checkable') THEN 0
        WHEN verdict = 'unproven' OR verdict = 'disputed' AND advised IN ('supported', 'refuted')
            THEN greatest(0, public.level_of(word) - 2)
        WHEN points * (CASE verdict WHEN 'supported' THEN 1 WHEN 'refuted' THEN -1
                WHEN 'partly_supported' THEN rating - 3 ELSE 0 END) < 0
            THEN public.level_of(confidence) + public.level_of(word) - 1
        ELSE abs(public.level_of(confidence) - public.level_of(word)) END
$$;

-- The same of a claim: its newest assessment beside its suggestion as it stands.
CREATE FUNCTION claim_levels_apart(of_claim bigint) RETURNS int
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce((
        SELECT levels_apart(a.verdict, a.confidence, a.rating, s.verdict, s.word, s.points)
        FROM articles_suggestion s,
            LATERAL (SELECT * FROM articles_assessment WHERE claim_id = of_claim
                ORDER BY id DESC LIMIT 1) a
        WHERE s.claim_id = of_claim), 0)
$$;

-- Whether the assessment needs a second editor: opposite to the suggestion, or above the ceiling
-- of the side that it leans to. At 0 points the side for the claim prevails.
CREATE OR REPLACE FUNCTION against_suggestion(of_claim bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce((
        SELECT (a.verdict, s.verdict) IN (('supported', 'refuted'), ('refuted', 'supported'))
            OR (a.confidence <> '' AND c.word <> ''
                AND level_of(a.confidence) > level_of(c.word))
        FROM articles_suggestion s,
            LATERAL (SELECT * FROM articles_assessment WHERE claim_id = of_claim
                ORDER BY id DESC LIMIT 1) a,
            LATERAL (SELECT CASE a.verdict WHEN 'supported' THEN 1 WHEN 'refuted' THEN -1
                WHEN 'partly_supported' THEN a.rating - 3 ELSE 0 END AS lean) l,
            LATERAL (SELECT CASE
                WHEN l.lean = 1 AND s.points < 0 OR l.lean = -1 AND s.points >= 0
                THEN s.ceiling_other ELSE s.ceiling END AS word) c
        WHERE s.claim_id = of_claim), false)
$$;

-- "Confirmed by other sources" follows from the evidence: an import may bring it, nobody types it.
CREATE FUNCTION credibility_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.credibility = NEW.credibility THEN
        RETURN NEW;
    END IF;
    IF NOT owner_runs()
        AND NOT (SELECT is_system FROM articles_person WHERE id = claimbook_actor())
    THEN
        PERFORM refuse('credibility_not_typed',
            '“Confirmed by other sources” follows from the evidence; it is not entered.');
    END IF;
    RETURN NEW;
END
$$;
"""

_SUBMISSION = _function(_STEPS, "check_submission")
_LAST = """            'A verdict needs at least one live evidence item.');
    END IF;
"""
if _SUBMISSION.count(_LAST) != 1:
    raise LookupError(_LAST)

#: T2, and that what lies two levels or more from the rules is answered. The words give nothing
#: away: whoever submits may not have assessed the claim yet.
ANSWERED = _SUBMISSION.replace(
    _LAST,
    _LAST
    + """    IF held.divergence_reason ~ '^\\s*$' AND claim_levels_apart(c.id) >= 2 THEN
        PERFORM refuse('submit_answers_rules',
            'The assessment is not complete: whoever made it opens the claim and answers what '
            'is asked there.');
    END IF;
""",
)

RESTORED = _SUBMISSION + _function(_DOOR, "against_suggestion")

DROP = """
DROP FUNCTION credibility_follows(), claim_levels_apart(bigint),
    levels_apart(text, text, int, text, text, float8);
"""
