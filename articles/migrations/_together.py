"""SQL of what comes many at once: verdicts of a base's claims, their links in the chain, and one
look at an edition for all that stands beside it.

Each guard asks what it asked before. Verdicts are still given one by one, but for those that a
base brings along with its claims: nobody at the desk reads these before they are kept.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from articles.migrations import _chain
from articles.migrations._closed_ways import SHOWN
from articles.migrations._guards import added_rows_trigger, row_trigger

_SIGNED: str = import_module("articles.migrations.0004_steps").SIGNED


def _function(text: str, name: str) -> str:
    """As it stands in another migration, to be put in place of a newer one."""
    start = text.index(f"CREATE FUNCTION {name}(")
    found = text[start : text.index("\n$$;\n", start) + 5]
    return found.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)


def _instead(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise LookupError(old)
    return text.replace(old, new)


_SIGNED_BEFORE = _function(_SIGNED, "assessment_signed")
#: The evidence alone, of claims that have any: claim_evidence_hash reads the whole claim.
_SIGNED_NOW = _instead(
    _SIGNED_BEFORE,
    "NEW.evidence_hash := claim_evidence_hash(NEW.claim_id);",
    """NEW.evidence_hash := sha256_hex('');
    IF EXISTS (SELECT FROM articles_evidence WHERE claim_id = NEW.claim_id) THEN
        SELECT h.evidence_hash INTO STRICT NEW.evidence_hash
        FROM claim_evidence_hashes(ARRAY[NEW.claim_id]) h;
    END IF;""",
)

_SHOWN_BEFORE = _function(SHOWN, "rows_say_the_edition")
#: The planner would put the call in each place that names its result.
_SHOWN_NOW = _instead(
    _SHOWN_BEFORE,
    "(SELECT shown_content(of_published) AS shown) s",
    "(SELECT shown_content(of_published) AS shown OFFSET 0) s",
)

ASSESSED = r"""
-- Several by one statement: the first of each claim, and either of claims that are being loaded
-- in this very transaction, or, where an import runs on the owner's connection, that nobody
-- assessed them.
CREATE FUNCTION assessments_one_by_one() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    here text := this_transaction();
    by_owner boolean := owner_runs();
BEGIN
    IF (SELECT count(*) FROM added) > 1 AND EXISTS (
        SELECT FROM added a JOIN articles_claim c ON c.id = a.claim_id
        WHERE EXISTS (SELECT FROM articles_assessment b WHERE b.claim_id = c.id AND b.id <> a.id)
        OR NOT (
            by_owner AND a.verdict = 'not_assessed'
            OR (c.touched_in, c.version) = (here, 1) AND EXISTS (
                SELECT FROM articles_importedrow r WHERE r.kind = 'claims' AND r.record = c.id)))
    THEN
        PERFORM refuse('one_by_one', 'These are given one by one, never several at once.');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION assessments_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claims bigint[] := ARRAY(SELECT DISTINCT claim_id FROM added ORDER BY claim_id);
BEGIN
    PERFORM note_parts(claims, 'assessment', array_fill(''::text, ARRAY[cardinality(claims)]));
    RETURN NULL;
END
$$;
"""

DROP_ASSESSED = "DROP FUNCTION assessments_added(), assessments_one_by_one();"

#: Whose records come many at once; those of the desk come one by one, by the same way.
CHAINED = ("assessment", "verification", "edition")


def _chained(table: str) -> str:
    """As `chain_partchange` of _set_wise."""
    kind, subject, joined = _chain._SUBJECTS[table]  # noqa: SLF001
    said = _chain._said(table)  # noqa: SLF001
    return f"""
CREATE OR REPLACE FUNCTION chain_{table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
    INSERT INTO claimbook_chain
    SELECT n.subject_kind, n.subject, coalesce(l.position, 0) + row_number() OVER in_order,
        '{table}', n.id, links_after(coalesce(l.link, ''), n.said) OVER in_order
    FROM (SELECT {kind} AS subject_kind, {subject} AS subject, r.id, {said} AS said
        FROM added r {joined}) n
    LEFT JOIN LATERAL (SELECT c.position, c.link FROM claimbook_chain c
        WHERE c.subject_kind = n.subject_kind AND c.subject = n.subject
        ORDER BY c.position DESC LIMIT 1) l ON true
    WINDOW in_order AS (PARTITION BY n.subject_kind, n.subject ORDER BY n.id
        ROWS UNBOUNDED PRECEDING);
    RETURN NULL;
END
$$;
"""


def _chained_before(table: str) -> str:
    text = _chain._trigger_functions(table)  # noqa: SLF001
    return text.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


def _in_place(old: migrations.RunSQL, new: migrations.RunSQL) -> list[migrations.RunSQL]:
    assert isinstance(old.reverse_sql, str)
    return [migrations.RunSQL(old.reverse_sql, old.sql), new]


OPERATIONS = [
    migrations.RunSQL(ASSESSED, DROP_ASSESSED),
    migrations.RunSQL(_SIGNED_NOW, _SIGNED_BEFORE),
    migrations.RunSQL(_SHOWN_NOW, _SHOWN_BEFORE),
    *_in_place(
        added_rows_trigger("assessment", "f_one_by_one", "one_by_one"),
        added_rows_trigger("assessment", "f_one_by_one", "assessments_one_by_one"),
    ),
    *_in_place(
        row_trigger("assessment", "e_part", "AFTER INSERT", "claim_part_row", arguments="'assessment'"),
        added_rows_trigger("assessment", "e_part", "assessments_added"),
    ),
    *(
        operation
        for table in CHAINED
        for operation in (
            *_in_place(
                row_trigger(table, "a_chain", "AFTER INSERT", f"chain_{table}"),
                migrations.RunSQL(_chained(table), _chained_before(table)),
            ),
            added_rows_trigger(table, "a_chain", f"chain_{table}"),
        )
    ),
]  # fmt: skip
