"""SQL behind relations in the order of their claims, and batches that grow with nothing else."""

from __future__ import annotations

from articles.migrations._deriving import granted

SIDES = """
-- Relations with their standing claims, once for each of the two companies.
CREATE FUNCTION relation_sides_of(keys bigint[]) RETURNS SETOF articles_publishedrelationside
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH counted AS (
        SELECT r.id, r.subject_id, r.object_id, count(*) AS n
        FROM articles_publishedrelation r
        JOIN articles_publishedrelation_claims l ON l.publishedrelation_id = r.id
        JOIN articles_publishedclaim p ON p.id = l.publishedclaim_id
            AND p.standing = 'current' AND p.merged_into_id IS NULL
        WHERE r.id = ANY (keys) GROUP BY r.id
    ), side AS (
        SELECT subject_id AS company_key, id AS relation_key, n FROM counted
        UNION ALL SELECT object_id, id, n FROM counted
    )
    SELECT company_key, relation_key, n FROM side
$$;

-- Two who publish claims of one relation count after one another.
CREATE FUNCTION count_relations(keys bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF keys IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM articles_publishedrelation WHERE id = ANY (keys) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM articles_publishedrelationside WHERE relation_key = ANY (keys);
    INSERT INTO articles_publishedrelationside SELECT * FROM relation_sides_of(keys);
END
$$;

REVOKE EXECUTE ON FUNCTION count_relations(bigint[]) FROM PUBLIC;

-- For the owner, where counts went wrong.
CREATE FUNCTION recount_relations() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM articles_publishedrelationside;
    PERFORM count_relations(ARRAY(SELECT id FROM articles_publishedrelation));
END
$$;

REVOKE EXECUTE ON FUNCTION recount_relations() FROM PUBLIC;

CREATE FUNCTION links_of_relations_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM count_relations(array_agg(DISTINCT publishedrelation_id)) FROM linked;
    RETURN NULL;
END
$$;

CREATE FUNCTION relations_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM count_relations(array_agg(n.id)) FROM added n JOIN removed o USING (id)
    WHERE (n.subject_id, n.object_id) IS DISTINCT FROM (o.subject_id, o.object_id);
    RETURN NULL;
END
$$;

CREATE FUNCTION relations_of_claims_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM count_relations(array_agg(DISTINCT l.publishedrelation_id))
    FROM added n JOIN removed o USING (id)
    JOIN articles_publishedrelation_claims l ON l.publishedclaim_id = n.id
    WHERE (n.standing, n.merged_into_id) IS DISTINCT FROM (o.standing, o.merged_into_id);
    RETURN NULL;
END
$$;
"""

COUNTED = "SELECT recount_relations();"

DROP = """
DROP FUNCTION relations_of_claims_changed(), relations_changed(), links_of_relations_changed(),
    recount_relations(), count_relations(bigint[]), relation_sides_of(bigint[]);
"""

_BOTH = "NEW TABLE AS added OLD TABLE AS removed"
#: (table, name, event, transition tables, function)
TRIGGERS = (
    ("publishedrelation_claims", "derive_sides_added", "INSERT", "NEW TABLE AS linked",
     "links_of_relations_changed()"),
    ("publishedrelation_claims", "derive_sides_removed", "DELETE", "OLD TABLE AS linked",
     "links_of_relations_changed()"),
    ("publishedrelation", "derive_sides_changed", "UPDATE", _BOTH, "relations_changed()"),
    ("publishedclaim", "derive_sides_changed", "UPDATE", _BOTH, "relations_of_claims_changed()"),
)  # fmt: skip

_READ = "'claimbook_used_id', "
_WITH_SIDES = f"{_READ}'articles_publishedrelationside', "
#: The application reads them; triggers alone write them.
GRANT = granted(_READ, _WITH_SIDES)
GRANT_BEFORE = granted(_WITH_SIDES, _READ)

# Joined to whole tables, sources and articles would be gone through for each row that is added.
_JOINED = """        SELECT FROM added n
        LEFT JOIN articles_publishedsource o ON o.id = n.source_id
        LEFT JOIN articles_publishedarticle w ON w.id = n.article_id
        WHERE"""
_LOOKED_UP = """        SELECT FROM (
            SELECT a.*,
                (SELECT public_id FROM articles_publishedsource WHERE id = a.source_id) AS source,
                (SELECT public_id FROM articles_publishedarticle WHERE id = a.article_id) AS article
            FROM added a OFFSET 0
        ) AS n
        WHERE"""
_NAMED_JOINED = "(n.stance, n.kind, n.state, o.public_id, w.public_id)"
_NAMED = "(n.stance, n.kind, n.state, n.source, n.article)"
_TELLER_JOINED = """        SELECT FROM added n LEFT JOIN articles_publishedsource o ON o.id = n.first_teller_id
        WHERE n.first_teller_id IS NOT NULL AND"""
_TELLER_LOOKED_UP = """        SELECT FROM (
            SELECT a.claim_id,
                (SELECT public_id FROM articles_publishedsource WHERE id = a.first_teller_id)
                    AS teller
            FROM added a WHERE a.first_teller_id IS NOT NULL OFFSET 0
        ) AS n
        WHERE"""
_TELLER = ("i.source = o.public_id", "i.source = n.teller")
_REPLACED = (
    (_JOINED, _LOOKED_UP), (_NAMED_JOINED, _NAMED), (_TELLER_JOINED, _TELLER_LOOKED_UP), _TELLER,
)  # fmt: skip


def _rewritten(function: str, *pairs: tuple[str, str]) -> str:
    """The function as it stands with each first text replaced by the second."""
    steps = "\n".join(
        f"    IF position($old${old}$old$ IN text) = 0 THEN RAISE EXCEPTION 'no such lines'; END IF;\n"
        f"    text := replace(text, $old${old}$old$, $new${new}$new$);"
        for old, new in pairs
    )
    return f"""
DO $do$
DECLARE
    text text := pg_get_functiondef('{function}'::regprocedure);
BEGIN
{steps}
    EXECUTE text;
END
$do$;
"""


LOOKED_UP = _rewritten("published_evidence_added()", *_REPLACED)
JOINED = _rewritten("published_evidence_added()", *((new, old) for old, new in _REPLACED))

#: History compares the rows of a statement before and after. Its plan is made when the function
#: is first used, often for a single row, and then kept: row by row, thousands take their square.
_HISTORY = """
DO $do$
DECLARE
    one regprocedure;
BEGIN
    FOR one IN SELECT oid::regprocedure FROM pg_proc
        WHERE proname LIKE 'pgtrigger\\_%' AND prosrc LIKE '%old_values%new_values%'
    LOOP
        EXECUTE format('ALTER FUNCTION %s {}', one);
    END LOOP;
END
$do$;
"""
HASHED = _HISTORY.format("SET enable_nestloop = off")
NESTED = _HISTORY.format("RESET enable_nestloop")
