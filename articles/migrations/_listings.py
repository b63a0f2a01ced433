"""The lists that readers page through, and their counts, kept by statement triggers."""

from __future__ import annotations

from articles.logic.listing_facets import ALL_COMPANIES, ROLE_NUMBERS, Facet
from articles.migrations._beside import GRANT as GRANT_BEFORE

_ROLES = ", ".join(f"'{role}'" for role in ROLE_NUMBERS)
_COLUMNS = (
    "company_key, facet, value, claim_id, updated_at, dated, verdict, level, due_on, is_reviewed"
)
_KEY = "claim_id, company_key, facet, value"

VIEW = """
CREATE VIEW articles_publishedtotal AS
SELECT company_key, facet, value, verdict, level, sum(n)::bigint AS n
FROM (
    SELECT company_key, facet, value, verdict, level, n FROM articles_publishedcount
    UNION ALL
    SELECT company_key, facet, value, verdict, level, n FROM articles_publishedcountdelta
) AS counted
GROUP BY company_key, facet, value, verdict, level
HAVING sum(n) <> 0;
"""

LISTINGS = f"""
-- Where these claims stand in lists, from their public rows alone.
CREATE FUNCTION listings_of(claims bigint[]) RETURNS SETOF articles_publishedlisting
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH claim AS (
        SELECT id, updated_at, coalesce(occurred::text, '') AS dated, verdict,
            coalesce(array_position(
                ARRAY['very low', 'low', 'moderate', 'high', 'very high'], confidence::text), 0
            ) AS level,
            review_due_on, challenge = 'under_review' AS is_reviewed, standing,
            standing = 'current' AND merged_into_id IS NULL AS stands
        FROM articles_publishedclaim WHERE id = ANY (claims)
    ), company AS (
        SELECT DISTINCT claim_id, company_id FROM articles_publishedclaimcompany
        WHERE claim_id = ANY (claims)
    ), holder AS (
        SELECT id AS claim_id, {ALL_COMPANIES}::bigint AS company_id FROM claim
        UNION ALL SELECT claim_id, company_id FROM company
    ), place AS (
        SELECT claim_id, company_id, {Facet.ANY:d} AS facet, 0::bigint AS value FROM holder
        UNION ALL
        SELECT claim_id, company_id, {Facet.TOPIC:d}, topic_id
        FROM articles_publishedclaimtopic JOIN holder USING (claim_id)
        UNION ALL
        SELECT DISTINCT claim_id, company_id, {Facet.ROLE:d},
            array_position(ARRAY[{_ROLES}], role::text)::bigint
        FROM articles_publishedclaimcompany WHERE claim_id = ANY (claims)
        UNION ALL
        SELECT claim_id, c.company_id, {Facet.WITH:d}, o.company_id
        FROM company c JOIN company o USING (claim_id) WHERE o.company_id <> c.company_id
    )
    SELECT p.company_id, p.facet::smallint, p.value, c.updated_at, c.dated, c.verdict,
        c.level::smallint, c.review_due_on, c.is_reviewed, c.id
    FROM place p JOIN claim c ON c.id = p.claim_id WHERE c.stands
    UNION ALL
    SELECT h.company_id, {Facet.CORRECTED:d}::smallint, 0::bigint, made.last, c.dated, c.verdict,
        c.level::smallint, c.review_due_on, c.is_reviewed, c.id
    FROM (
        SELECT claim_id, max(made_at) AS last FROM articles_correction
        WHERE claim_id = ANY (claims) GROUP BY claim_id
    ) AS made
    JOIN claim c ON c.id = made.claim_id AND c.standing <> 'withdrawn'
    JOIN holder h ON h.claim_id = c.id
$$;

-- Writes what differs. The claims are locked first: of two who change the same claim, the second
-- reads what the first wrote.
CREATE FUNCTION relist(claims bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    fresh articles_publishedlisting[];
BEGIN
    IF claims IS NULL THEN
        RETURN;
    END IF;
    PERFORM FROM articles_publishedclaim WHERE id = ANY (claims) ORDER BY id FOR NO KEY UPDATE;
    SELECT array_agg(l) INTO fresh FROM listings_of(claims) l;
    DELETE FROM articles_publishedlisting l
    USING (
        SELECT {_COLUMNS} FROM articles_publishedlisting WHERE claim_id = ANY (claims)
        EXCEPT SELECT {_COLUMNS} FROM unnest(fresh)
    ) AS gone
    WHERE (l.claim_id, l.company_key, l.facet, l.value)
        = (gone.claim_id, gone.company_key, gone.facet, gone.value);
    INSERT INTO articles_publishedlisting ({_COLUMNS})
    SELECT {_COLUMNS} FROM unnest(fresh)
    EXCEPT SELECT {_COLUMNS} FROM articles_publishedlisting WHERE claim_id = ANY (claims)
    ORDER BY {_KEY};
END
$$;

CREATE FUNCTION relist_claims() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM relist(array_agg(DISTINCT id)) FROM added;
    RETURN NULL;
END
$$;

CREATE FUNCTION relist_changed_claims() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM relist(array_agg(n.id)) FROM added n JOIN removed o ON o.id = n.id
    WHERE (n.updated_at, n.occurred, n.verdict, n.confidence, n.standing, n.merged_into_id,
            n.review_due_on, n.challenge)
        IS DISTINCT FROM (o.updated_at, o.occurred, o.verdict, o.confidence, o.standing,
            o.merged_into_id, o.review_due_on, o.challenge);
    RETURN NULL;
END
$$;

-- Of rows that belong to a claim: its companies, topics and corrections.
CREATE FUNCTION relist_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM relist(array_agg(DISTINCT claim_id)) FROM added;
    RETURN NULL;
END
$$;

CREATE FUNCTION relist_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM relist(array_agg(DISTINCT claim_id)) FROM removed;
    RETURN NULL;
END
$$;

CREATE FUNCTION relist_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM relist(array_agg(DISTINCT claim_id))
    FROM (SELECT claim_id FROM added UNION SELECT claim_id FROM removed) AS moved;
    RETURN NULL;
END
$$;
"""

_KEYS = "company_key, facet, value, verdict, level"
_OF_C, _OF_S = (", ".join(f"{row}.{key}" for key in _KEYS.split(", ")) for row in "cs")

COUNTS = f"""
-- What a place in a list counts for: all verdicts together, and its own; in the list of all claims
-- also its year, the day of its next review, and whether it is under review.
CREATE FUNCTION counts_for(
    facet smallint, value bigint, verdict text, level smallint, dated text, due_on date,
    is_reviewed boolean
) RETURNS TABLE (of_facet int, of_value bigint, of_verdict text, of_level int)
LANGUAGE sql IMMUTABLE AS $$
    SELECT k.facet, k.value, v.verdict, v.level
    FROM (
        SELECT facet::int, value
        UNION ALL
        SELECT {Facet.YEAR:d}, left(dated, 4)::bigint WHERE facet = {Facet.ANY:d} AND dated <> ''
    ) AS k(facet, value), (VALUES ('', 0), (verdict, level::int)) AS v(verdict, level)
    UNION ALL
    SELECT {Facet.DUE:d}, (due_on - date '1970-01-01')::bigint, '', 0
    WHERE facet = {Facet.ANY:d} AND due_on IS NOT NULL
    UNION ALL
    SELECT {Facet.REVIEW:d}, 0::bigint, '', 0 WHERE facet = {Facet.ANY:d} AND is_reviewed
$$;

CREATE FUNCTION count_listings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO articles_publishedcountdelta ({_KEYS}, n)
    SELECT company_key, of_facet, of_value, of_verdict, of_level, TG_ARGV[0]::int * count(*)
    FROM listed l, counts_for(facet, value, verdict, level, dated, due_on, is_reviewed)
    GROUP BY 1, 2, 3, 4, 5;
    RETURN NULL;
END
$$;

-- Moves up to `most` of what was added since into the counts; how many. One at a time: whoever
-- comes second leaves it to the first.
CREATE FUNCTION fold_listing_counts(most int DEFAULT 100000) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('articles_publishedcount')) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM articles_publishedcountdelta WHERE id IN (
            SELECT id FROM articles_publishedcountdelta ORDER BY id LIMIT most)
        RETURNING *
    ), summed AS (
        SELECT {_KEYS}, sum(n) AS n FROM taken GROUP BY {_KEYS} HAVING sum(n) <> 0
    ), changed AS (
        UPDATE articles_publishedcount c SET n = c.n + s.n FROM summed s
        WHERE ({_OF_C}) = ({_OF_S}) RETURNING {_OF_C}
    ), added AS (
        INSERT INTO articles_publishedcount ({_KEYS}, n)
        SELECT {_KEYS}, n FROM summed WHERE ({_KEYS}) NOT IN (SELECT * FROM changed)
    )
    SELECT count(*) INTO moved FROM taken;
    DELETE FROM articles_publishedcount WHERE n = 0;
    RETURN moved;
END
$$;
"""

#: For whoever owns the tables, should they ever differ.
RELISTING = f"""
-- All places and counts anew, from the public rows; how many places.
CREATE FUNCTION relist_all() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    ALTER TABLE articles_publishedlisting DISABLE TRIGGER USER;
    DELETE FROM articles_publishedlisting;
    INSERT INTO articles_publishedlisting ({_COLUMNS})
    SELECT {_COLUMNS} FROM (
        SELECT array_agg(id) AS claims FROM articles_publishedclaim GROUP BY id / 5000
    ) AS batch, listings_of(batch.claims);
    ALTER TABLE articles_publishedlisting ENABLE TRIGGER USER;
    DELETE FROM articles_publishedcountdelta;
    DELETE FROM articles_publishedcount;
    INSERT INTO articles_publishedcount ({_KEYS}, n)
    SELECT company_key, of_facet, of_value, of_verdict, of_level, count(*)
    FROM articles_publishedlisting,
        counts_for(facet, value, verdict, level, dated, due_on, is_reviewed)
    GROUP BY 1, 2, 3, 4, 5;
    RETURN (SELECT count(*) FROM articles_publishedlisting);
END
$$;
REVOKE EXECUTE ON FUNCTION relist_all() FROM PUBLIC;
"""

#: What is there already, in steps that need little memory.
FILL = """
DO $$
DECLARE
    first bigint;
BEGIN
    FOR first IN SELECT generate_series(0, coalesce((SELECT max(id) FROM articles_publishedclaim), 0), 5000)
    LOOP
        PERFORM relist(array_agg(id)) FROM articles_publishedclaim
        WHERE id > first AND id <= first + 5000;
        PERFORM fold_listing_counts(10000000);
    END LOOP;
END
$$;
"""

DROP = """
DROP FUNCTION relist_all(), fold_listing_counts(int), count_listings(),
    counts_for(smallint, bigint, text, smallint, text, date, boolean), relist_moved(), relist_removed(),
    relist_added(), relist_changed_claims(), relist_claims(), relist(bigint[]),
    listings_of(bigint[]);
"""

_ADDED, _REMOVED = "NEW TABLE AS added", "OLD TABLE AS removed"
#: (table, name, event, transition tables, function with its argument)
TRIGGERS = (
    ("publishedclaim", "derive_lists_added", "INSERT", _ADDED, "relist_claims()"),
    ("publishedclaim", "derive_lists_changed", "UPDATE", f"{_ADDED} {_REMOVED}", "relist_changed_claims()"),
    *(
        trigger
        for table in ("publishedclaimcompany", "publishedclaimtopic")
        for trigger in (
            (table, "derive_lists_added", "INSERT", _ADDED, "relist_added()"),
            (table, "derive_lists_moved", "UPDATE", f"{_ADDED} {_REMOVED}", "relist_moved()"),
            (table, "derive_lists_removed", "DELETE", _REMOVED, "relist_removed()"),
        )
    ),
    ("correction", "derive_lists_added", "INSERT", _ADDED, "relist_added()"),
    ("publishedlisting", "derive_counts_added", "INSERT", "NEW TABLE AS listed", "count_listings('1')"),
    ("publishedlisting", "derive_counts_removed", "DELETE", "OLD TABLE AS listed", "count_listings('-1')"),
)

_READ_ONLY = "'claimbook_used_id', "
if GRANT_BEFORE.count(_READ_ONLY) != 1:
    raise LookupError(_READ_ONLY)

_LAST = "    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES"
if GRANT_BEFORE.count(_LAST) != 1:
    raise LookupError(_LAST)

#: The application reads lists and counts; their triggers alone write them.
GRANT = GRANT_BEFORE.replace(
    _READ_ONLY,
    f"{_READ_ONLY}'articles_publishedlisting', 'articles_publishedcount', "
    "'articles_publishedcountdelta', ",
).replace(
    _LAST, f"    EXECUTE format('GRANT SELECT ON articles_publishedtotal TO %I', application);\n{_LAST}"
)
