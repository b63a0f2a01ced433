"""SQL behind dossiers: what changed for readers, and digests of large companies."""

from __future__ import annotations

from articles.migrations._deriving import granted

TOUCHES = """
CREATE FUNCTION touch_companies(keys bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO articles_publishedtouch (company_key, n)
    SELECT DISTINCT key, 1 FROM unnest(keys) AS key
$$;

REVOKE EXECUTE ON FUNCTION touch_companies(bigint[]) FROM PUBLIC;

-- A statement that changes no row is none that readers could notice.
CREATE FUNCTION touch_shared() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    is_changed boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        is_changed := EXISTS (SELECT FROM changed);
    ELSIF TG_OP = 'DELETE' THEN
        is_changed := EXISTS (SELECT FROM former);
    ELSE
        is_changed := EXISTS (SELECT * FROM changed EXCEPT ALL SELECT * FROM former);
    END IF;
    IF is_changed THEN
        PERFORM touch_companies(ARRAY[-1]);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION touch_listed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM touch_companies(array_agg(DISTINCT company_key)) FROM listed;
    RETURN NULL;
END
$$;

CREATE FUNCTION touch_claims() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM touch_companies(array_append(
        array_remove(array_agg(DISTINCT company_id), NULL), 0))
    FROM (SELECT * FROM changed EXCEPT ALL SELECT * FROM former) AS moved
    LEFT JOIN articles_publishedclaimcompany c ON c.claim_id = moved.id
    HAVING count(moved.id) > 0;
    RETURN NULL;
END
$$;

-- Of rows that belong to a claim.
CREATE FUNCTION touch_their_claims() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claims bigint[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT array_agg(claim_id) INTO claims FROM former;
    ELSE
        SELECT array_agg(claim_id) INTO claims
        FROM (SELECT * FROM changed EXCEPT ALL SELECT * FROM former) AS moved;
    END IF;
    IF claims IS NOT NULL THEN
        PERFORM touch_companies(array_append(array_agg(DISTINCT company_id), 0))
        FROM articles_publishedclaimcompany WHERE claim_id = ANY (claims);
    END IF;
    RETURN NULL;
END
$$;

-- One at a time; whoever comes second leaves it to the first.
CREATE FUNCTION fold_touches() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    folded bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('articles_publishedtouch')) THEN
        RETURN 0;
    END IF;
    WITH many AS (
        SELECT company_key FROM articles_publishedtouch GROUP BY company_key HAVING count(*) > 1
    ), taken AS (
        DELETE FROM articles_publishedtouch
        WHERE company_key IN (SELECT company_key FROM many) RETURNING company_key, n
    ), kept AS (
        INSERT INTO articles_publishedtouch (company_key, n)
        SELECT company_key, sum(n) FROM taken GROUP BY company_key
    )
    SELECT count(*) INTO folded FROM taken;
    RETURN folded;
END
$$;
"""

DIGESTS = """
CREATE FUNCTION digest_company(key bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- A claim that leaves the company's list meanwhile waits, and then drops what is written here.
    PERFORM pg_advisory_xact_lock(hashtext('articles_publishedcompanydigest'), key::int);
    INSERT INTO articles_publishedcompanydigest AS d
        (company_id, items, shares, articles, version, made_at)
    WITH mine AS (
        SELECT claim_id FROM articles_publishedlisting
        WHERE company_key = key AND facet = 0 AND value = 0
    ), share AS (
        SELECT coalesce(a.publisher_id, e.source_id) AS source, count(*) AS items,
            count(DISTINCT e.claim_id) AS claims
        FROM mine JOIN articles_publishedevidence e USING (claim_id)
        LEFT JOIN articles_publishedarticle a ON a.id = e.article_id
        WHERE e.state IN ('live', 'corrected') AND e.origins > 0 AND e.stance <> 'context'
        GROUP BY 1
    ), carried AS (
        SELECT p.article_id, count(DISTINCT p.claim_id) AS claims
        FROM mine JOIN articles_publishedappearance p USING (claim_id) GROUP BY 1
    )
    SELECT key,
        coalesce((SELECT sum(items) FROM share), 0),
        coalesce((SELECT jsonb_agg(jsonb_build_array(source, items, claims)
            ORDER BY items DESC, source) FROM (
                SELECT * FROM share ORDER BY items DESC, source LIMIT 5) AS most), '[]'),
        coalesce((SELECT jsonb_agg(jsonb_build_array(article_id, claims)
            ORDER BY claims DESC, article_id DESC) FROM (
                SELECT * FROM carried ORDER BY claims DESC, article_id DESC LIMIT 8
            ) AS most), '[]'),
        coalesce((SELECT sum(n) FROM articles_publishedtouch WHERE company_key = key), 0),
        now()
    ON CONFLICT (company_id) DO UPDATE SET items = excluded.items, shares = excluded.shares,
        articles = excluded.articles, version = excluded.version, made_at = excluded.made_at;
    -- Readers' copies of the page are no longer good. The digest itself stays up to date.
    PERFORM touch_companies(ARRAY[key]);
    UPDATE articles_publishedcompanydigest SET version = version + 1 WHERE company_id = key;
END
$$;

REVOKE EXECUTE ON FUNCTION digest_company(bigint) FROM PUBLIC;

-- Companies with more than `above` claims whose digest is missing or no longer up to date, at
-- most so many; how many were digested.
CREATE FUNCTION digest_companies(above int, most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    key bigint;
    made bigint := 0;
BEGIN
    FOR key IN
        SELECT large.company_key FROM (
            SELECT company_key FROM articles_publishedcount
            WHERE facet = 0 AND verdict = '' AND n > above AND company_key > 0
        ) AS large
        LEFT JOIN articles_publishedcompanydigest d ON d.company_id = large.company_key
        WHERE d.version IS DISTINCT FROM (
            SELECT coalesce(sum(n), 0) FROM articles_publishedtouch t
            WHERE t.company_key = large.company_key)
        ORDER BY d.made_at NULLS FIRST LIMIT most
    LOOP
        PERFORM digest_company(key);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

CREATE FUNCTION drop_digests() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    key bigint;
BEGIN
    FOR key IN
        SELECT DISTINCT l.company_key FROM listed l
        WHERE l.facet = 0 AND l.company_key > 0 AND NOT EXISTS (
            SELECT FROM articles_publishedclaim c
            JOIN articles_publishedclaimcompany m ON m.claim_id = c.id
            WHERE c.id = l.claim_id AND m.company_id = l.company_key
                AND c.standing = 'current' AND c.merged_into_id IS NULL)
        ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(hashtext('articles_publishedcompanydigest'), key::int);
        DELETE FROM articles_publishedcompanydigest WHERE company_id = key;
    END LOOP;
    RETURN NULL;
END
$$;
"""

DROP = """
DROP FUNCTION drop_digests(), digest_companies(int, int),
    digest_company(bigint), fold_touches(), touch_their_claims(), touch_claims(),
    touch_listed(), touch_shared(), touch_companies(bigint[]);
"""

#: Tables whose rows the page of any company may show, and what of them readers would notice.
_SHARED = (
    ("publishedarticle", "UPDATE"),
    ("publishedsource", "UPDATE"),
    ("publishedtopic", "UPDATE"),
    ("publishedcompany", "UPDATE"),
    ("publishedcompanyname", "INSERT OR UPDATE OR DELETE"),
    ("publishedcompanyidentifier", "INSERT OR UPDATE OR DELETE"),
    ("publishedrelation", "INSERT OR UPDATE OR DELETE"),
    ("publishedrelation_claims", "INSERT OR UPDATE OR DELETE"),
    ("publishedbrief", "INSERT OR UPDATE OR DELETE"),
    ("edition", "UPDATE"),
    ("redaction", "INSERT"),
)

_NEW, _OLD = "NEW TABLE AS {}", "OLD TABLE AS {}"
#: Of each event the rows that it may see.
_ROWS = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "NEW TABLE AS changed OLD TABLE AS former",
    "DELETE": "OLD TABLE AS former",
}


def _each(table: str, events: str, function: str) -> list[tuple[str, str, str, str, str]]:
    return [
        (table, f"derive_touch_{event.lower()}", event, _ROWS[event], function)
        for event in events.split(" OR ")
    ]


#: (table, name, event, rows, function)
TRIGGERS = (
    *(trigger for table, events in _SHARED for trigger in _each(table, events, "touch_shared()")),
    ("publishedlisting", "derive_touch_added", "INSERT", _NEW.format("listed"), "touch_listed()"),
    ("publishedlisting", "derive_touch_removed", "DELETE", _OLD.format("listed"), "touch_listed()"),
    (
        "publishedlisting",
        "derive_dropped_digests",
        "DELETE",
        _OLD.format("listed"),
        "drop_digests()",
    ),
    *_each("publishedclaim", "UPDATE", "touch_claims()"),
    *_each("publishedevidence", "UPDATE OR DELETE", "touch_their_claims()"),
    *_each("publishedappearance", "UPDATE OR DELETE", "touch_their_claims()"),
)


_READ = "'claimbook_used_id', "
_WITH_THESE = f"{_READ}'articles_publishedtouch', 'articles_publishedcompanydigest', "
#: The application reads them; triggers and the functions above alone write them.
GRANT = granted(_READ, _WITH_THESE)
GRANT_BEFORE = granted(_WITH_THESE, _READ)
