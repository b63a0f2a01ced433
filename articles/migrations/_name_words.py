"""SQL of names that are typed: each name from each of its words on, the most claimed of first."""

from __future__ import annotations

from articles.migrations._deriving import granted
from articles.migrations._search_words import BETWEEN

#: A name is found from this many of its words on.
WORDS = 8
#: Characters of a name that are looked at.
LONGEST = 60

_READ_ONLY = "'claimbook_used_id', "
_WITH_PHRASES = f"{_READ_ONLY}'articles_publishednamephrase', 'articles_companyphrase', "
GRANT = granted(_READ_ONLY, _WITH_PHRASES)
GRANT_BEFORE = granted(_WITH_PHRASES, _READ_ONLY)

FUNCTIONS = rf"""
-- A name, or what was typed, as it is compared: small letters without accents, single spaces.
CREATE FUNCTION plain_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT left(btrim(regexp_replace(search_folded(left(name, 200)), '[{BETWEEN}]+', ' ', 'g')),
        {LONGEST})
$$;

-- The name from each of its words on; `place` is 1 for the whole of it.
CREATE FUNCTION name_phrases(name text) RETURNS TABLE (phrase text, place int)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE ROWS 3 AS $$
BEGIN
    phrase := plain_name(name);
    place := 1;
    WHILE phrase <> '' AND place <= {WORDS} LOOP
        RETURN NEXT;
        place := place + 1;
        phrase := substr(phrase, nullif(strpos(phrase, ' '), 0) + 1);
    END LOOP;
END
$$;

-- Published names: those of companies that were not merged into another.
CREATE FUNCTION phrase_names(names bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM articles_publishednamephrase WHERE name_id = ANY (names);
    INSERT INTO articles_publishednamephrase (name_id, company_id, phrase, place, popularity)
    SELECT n.id, n.company_id, f.phrase, f.place, coalesce((
        SELECT sum(t.n) FROM articles_publishedtotal t WHERE t.company_key = n.company_id
            AND t.facet = 0 AND t.value = 0 AND t.verdict = '' AND t.level = 0), 0)
    FROM articles_publishedcompanyname n
    JOIN articles_publishedcompany c ON c.id = n.company_id AND c.merged_into_id IS NULL,
        LATERAL name_phrases(n.name) AS f
    WHERE n.id = ANY (names);
END
$$;
REVOKE EXECUTE ON FUNCTION phrase_names(bigint[]) FROM PUBLIC;

CREATE FUNCTION published_names_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        PERFORM phrase_names(array_agg(id)) FROM removed;
    END IF;
    IF TG_OP IN ('UPDATE', 'INSERT') THEN
        PERFORM phrase_names(array_agg(id)) FROM added;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION published_companies_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM phrase_names(array_agg(p.id))
    FROM added n JOIN removed o ON o.id = n.id
    JOIN articles_publishedcompanyname p ON p.company_id = n.id
    WHERE (n.merged_into_id IS NULL) <> (o.merged_into_id IS NULL);
    RETURN NULL;
END
$$;

-- The desk's companies: the present name and the further ones, none of merged companies.
CREATE FUNCTION phrase_companies(companies bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM articles_companyphrase WHERE company_id = ANY (companies);
    INSERT INTO articles_companyphrase (company_id, phrase, place, popularity, near)
    SELECT DISTINCT ON (n.id, f.phrase) n.id, f.phrase, f.place,
        (SELECT count(*) FROM articles_claimcompany cc JOIN articles_claim k ON k.id = cc.claim_id
            WHERE cc.company_id = n.id AND k.marking <> 'confidential'),
        near_keys(split_part(f.phrase, ' ', 1), false)
    FROM (
        SELECT id, name FROM articles_company WHERE id = ANY (companies) AND merged_into_id IS NULL
        UNION
        SELECT c.id, further.name FROM articles_companyname further
        JOIN articles_company c ON c.id = further.company_id
        WHERE c.id = ANY (companies) AND c.merged_into_id IS NULL
    ) AS n, LATERAL name_phrases(n.name) AS f
    ORDER BY n.id, f.phrase, f.place;
END
$$;
REVOKE EXECUTE ON FUNCTION phrase_companies(bigint[]) FROM PUBLIC;

CREATE FUNCTION companies_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM phrase_companies(array_agg(n.id)) FROM added n JOIN removed o ON o.id = n.id
        WHERE (n.name, n.merged_into_id) IS DISTINCT FROM (o.name, o.merged_into_id);
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM phrase_companies(array_agg(id)) FROM added;
    ELSE
        PERFORM phrase_companies(array_agg(id)) FROM removed;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION company_names_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        PERFORM phrase_companies(array_agg(DISTINCT company_id)) FROM removed;
    END IF;
    IF TG_OP IN ('UPDATE', 'INSERT') THEN
        PERFORM phrase_companies(array_agg(DISTINCT company_id)) FROM added;
    END IF;
    RETURN NULL;
END
$$;

-- Companies with the most claims come first; up to `most` names whose count has moved. How many.
-- Names that somebody is publishing just now are left for the next time.
CREATE FUNCTION rank_names(most int DEFAULT 20000) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint;
    desk bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('articles_publishednamephrase')) THEN
        RETURN 0;
    END IF;
    UPDATE articles_publishednamephrase p SET popularity = m.n
    FROM (
        SELECT p.id, coalesce(t.n, 0) AS n FROM articles_publishednamephrase p
        LEFT JOIN articles_publishedtotal t ON t.company_key = p.company_id AND t.facet = 0
            AND t.value = 0 AND t.verdict = '' AND t.level = 0
        WHERE p.popularity <> coalesce(t.n, 0) LIMIT most FOR UPDATE OF p SKIP LOCKED
    ) AS m WHERE m.id = p.id;
    GET DIAGNOSTICS moved = ROW_COUNT;
    UPDATE articles_companyphrase p SET popularity = m.n
    FROM (
        SELECT p.id, coalesce(t.n, 0) AS n FROM articles_companyphrase p
        LEFT JOIN (
            SELECT cc.company_id, count(*) AS n FROM articles_claimcompany cc
            JOIN articles_claim k ON k.id = cc.claim_id WHERE k.marking <> 'confidential'
            GROUP BY 1
        ) AS t ON t.company_id = p.company_id
        WHERE p.popularity <> coalesce(t.n, 0) LIMIT most FOR UPDATE OF p SKIP LOCKED
    ) AS m WHERE m.id = p.id;
    GET DIAGNOSTICS desk = ROW_COUNT;
    RETURN moved + desk;
END
$$;
"""

_ADDED, _REMOVED = "NEW TABLE AS added", "OLD TABLE AS removed"
_BOTH = f"{_ADDED} {_REMOVED}"
#: (table, name, event, transition tables, function)
TRIGGERS = (
    *(
        (table, f"derive_phrases_{event.lower()}", event, tables, f"{function}()")
        for table, function in (
            ("publishedcompanyname", "published_names_moved"),
            ("company", "companies_moved"),
            ("companyname", "company_names_moved"),
        )
        for event, tables in (("INSERT", _ADDED), ("UPDATE", _BOTH), ("DELETE", _REMOVED))
    ),
    ("publishedcompany", "derive_phrases_merged", "UPDATE", _BOTH, "published_companies_merged()"),
)

#: What is there already.
FILL = """
SELECT phrase_names(array_agg(id)) FROM articles_publishedcompanyname GROUP BY id / 5000;
SELECT phrase_companies(array_agg(id)) FROM articles_company GROUP BY id / 5000;
"""

DROP = """
DROP FUNCTION rank_names(int), company_names_moved(), companies_moved(), phrase_companies(bigint[]),
    published_companies_merged(), published_names_moved(), phrase_names(bigint[]),
    name_phrases(text), plain_name(text);
"""
