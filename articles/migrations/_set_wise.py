"""SQL that notes added parts by the statement: a thousand items at once cost little more than one.

What a change or a deletion of a row does stays with the row, as 0003 has it; of an insertion
nothing is noted otherwise than before.
"""

from __future__ import annotations

from django.db import migrations

from articles.migrations import _chain
from articles.migrations._guards import added_rows_trigger, row_trigger

FUNCTIONS = r"""
-- As note_part, for many parts of many claims. A claim that was written in this transaction has
-- its new version already: it is left alone. Sequential scans are off since plans outlive small
-- tables.
CREATE FUNCTION note_parts(of_claims bigint[], part_kind text, part_ids text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    actor bigint := claimbook_actor();
    here text := this_transaction();
BEGIN
    UPDATE articles_claim SET workflow =
        CASE WHEN workflow IN ('in_review', 'verified') THEN 'draft' ELSE workflow END
    WHERE id = ANY (of_claims)
        AND (touched_in <> here OR workflow NOT IN ('draft', 'changes_requested'));
    IF EXISTS (SELECT FROM articles_claim WHERE id = ANY (of_claims) AND workflow = 'rejected') THEN
        PERFORM refuse('rejected_rests', 'This claim was rejected; it is not changed any more.');
    END IF;
    INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id)
    SELECT c.id, part_kind, n.part, c.version, actor
    FROM unnest(of_claims, part_ids) WITH ORDINALITY AS n(claim, part, place)
    JOIN articles_claim c ON c.id = n.claim ORDER BY n.place
    ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION claims_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := claimbook_actor();
BEGIN
    INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id)
    SELECT id, 'statement', '', version, actor FROM added ORDER BY id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION claim_companies_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claims bigint[] := ARRAY(SELECT DISTINCT claim_id FROM added ORDER BY claim_id);
BEGIN
    PERFORM note_parts(claims, 'statement', array_fill(''::text, ARRAY[cardinality(claims)]));
    RETURN NULL;
END
$$;

CREATE FUNCTION stale_suggestions(of_claims bigint[]) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
    UPDATE articles_suggestion SET is_stale = true WHERE claim_id = ANY (of_claims) AND NOT is_stale
$$;

CREATE FUNCTION evidence_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claims bigint[] := ARRAY(SELECT claim_id FROM added ORDER BY id);
BEGIN
    PERFORM note_parts(claims, 'evidence', ARRAY(SELECT public_id::text FROM added ORDER BY id));
    PERFORM stale_suggestions(claims);
    RETURN NULL;
END
$$;

CREATE FUNCTION derivations_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    claims bigint[];
    items text[];
BEGIN
    IF EXISTS (
        SELECT FROM added d JOIN articles_evidence e ON e.id = d.evidence_id
        LEFT JOIN articles_evidence p ON p.id = d.parent_evidence_id
        WHERE d.parent_evidence_id IS NOT NULL AND p.claim_id IS DISTINCT FROM e.claim_id)
    THEN
        PERFORM refuse('evidencederivation_same_claim',
            'An item rests on items of the same claim only.');
    END IF;
    SELECT array_agg(e.claim_id ORDER BY d.id), array_agg(e.public_id::text ORDER BY d.id)
    INTO claims, items FROM added d JOIN articles_evidence e ON e.id = d.evidence_id;
    PERFORM note_parts(claims, 'evidence', items);
    PERFORM stale_suggestions(claims);
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION note_parts(bigint[], text, text[]) FROM PUBLIC;
"""

DROP = """
DROP FUNCTION derivations_added(), evidence_added(), stale_suggestions(bigint[]),
    claim_companies_added(), claims_added(), note_parts(bigint[], text, text[]);
"""

_KIND, _SUBJECT, _ = _chain._SUBJECTS["partchange"]  # noqa: SLF001
_SAID = _chain._said("partchange")  # noqa: SLF001

#: Links of parts that are noted together: those of one subject follow each other by their ids.
CHAIN = f"""
CREATE FUNCTION link_after(before text, first text, said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT next_link(coalesce(before, first), said) $$;

CREATE AGGREGATE links_after(text, text) (SFUNC = link_after, STYPE = text);

CREATE OR REPLACE FUNCTION chain_partchange() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO claimbook_chain
    SELECT n.subject_kind, n.subject, coalesce(l.position, 0) + row_number() OVER in_order,
        'partchange', n.id, links_after(coalesce(l.link, ''), n.said) OVER in_order
    FROM (SELECT {_KIND} AS subject_kind, {_SUBJECT} AS subject, r.id, {_SAID} AS said
        FROM added r) n
    LEFT JOIN LATERAL (SELECT c.position, c.link FROM claimbook_chain c
        WHERE c.subject_kind = n.subject_kind AND c.subject = n.subject
        ORDER BY c.position DESC LIMIT 1) l ON true
    WINDOW in_order AS (PARTITION BY n.subject_kind, n.subject ORDER BY n.id
        ROWS UNBOUNDED PRECEDING);
    RETURN NULL;
END
$$;
"""

#: As 0017_chain has it.
CHAIN_BEFORE = (
    _chain._trigger_functions("partchange").replace(  # noqa: SLF001
        "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
    )
    + "DROP AGGREGATE links_after(text, text); DROP FUNCTION link_after(text, text, text);"
)

_CHANGED = "AFTER UPDATE OR DELETE"
_ANY = "AFTER INSERT OR UPDATE OR DELETE"


def _instead(old: migrations.RunSQL, *new: migrations.RunSQL) -> list[migrations.RunSQL]:
    assert isinstance(old.reverse_sql, str)
    return [migrations.RunSQL(old.reverse_sql, old.sql), *new]


#: A part that is added is noted by `e_part`, one that changes or goes by `e_part_moves`.
TRIGGERS = [
    *_instead(
        row_trigger("claim", "e_statement_noted", "AFTER INSERT OR UPDATE", "claim_statement_noted"),
        row_trigger("claim", "e_statement_noted", "AFTER UPDATE", "claim_statement_noted"),
        added_rows_trigger("claim", "e_noted", "claims_added"),
    ),
    *_instead(
        row_trigger("claimcompany", "e_part", _ANY, "claim_part_row", arguments="'statement'"),
        row_trigger(
            "claimcompany", "e_part_moves", _CHANGED, "claim_part_row", arguments="'statement'"
        ),
        added_rows_trigger("claimcompany", "e_part", "claim_companies_added"),
    ),
    *_instead(
        row_trigger("evidence", "e_part", _ANY, "evidence_row"),
        row_trigger("evidence", "e_part_moves", _CHANGED, "evidence_row"),
        added_rows_trigger("evidence", "e_part", "evidence_added"),
    ),
    *_instead(
        row_trigger("evidencederivation", "e_part", _ANY, "derivation_row"),
        row_trigger("evidencederivation", "e_part_moves", _CHANGED, "derivation_row"),
        added_rows_trigger("evidencederivation", "e_part", "derivations_added"),
    ),
    *_instead(row_trigger("partchange", "a_chain", "AFTER INSERT", "chain_partchange")),
    migrations.RunSQL(CHAIN, CHAIN_BEFORE),
    added_rows_trigger("partchange", "a_chain", "chain_partchange"),
]
