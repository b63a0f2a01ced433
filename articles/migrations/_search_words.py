"""SQL of search: words that readers may mean, titles and claims found in a fixed order."""

from __future__ import annotations

from importlib import import_module

_SPELLING = import_module("articles.migrations.0010_claim_words")
UNSPACED, BETWEEN = _SPELLING.UNSPACED, _SPELLING.BETWEEN

#: Claims are looked through in blocks of this many keys (2 to the power of), newest first.
BLOCK = 13
#: After so many blocks the rest is guessed from what they held.
TRIED = 8
#: A rest of so many is read at once.
AT_ONCE = 3000


def granted(old: str, new: str) -> str:
    """Rewrites claimbook_grant as it stands, whoever wrote its latest text."""
    return f"""
DO $do$
DECLARE
    text text := pg_get_functiondef('claimbook_grant(text)'::regprocedure);
BEGIN
    IF position($old${old}$old$ IN text) = 0 THEN
        RAISE EXCEPTION 'claimbook_grant has no such line';
    END IF;
    EXECUTE replace(text, $old${old}$old$, $new${new}$new$);
END
$do$;
"""


_READ_ONLY = "'claimbook_used_id', "
_WITH_WORDS = f"{_READ_ONLY}'articles_publishedword', "
#: The application reads the words; triggers alone write them.
GRANT = granted(_READ_ONLY, _WITH_WORDS)
GRANT_BEFORE = granted(_WITH_WORDS, _READ_ONLY)

SPELLING = rf"""
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Small letters without accents.
CREATE FUNCTION search_folded(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT normalize(regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]+', '', 'g'), NFC)
$$;

-- The distinct words of a text in small letters, as they are written; none with figures in it.
CREATE FUNCTION surface_words(said text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20 AS $$
    SELECT DISTINCT found[1] FROM regexp_matches(
        lower(normalize(left(said, 20000), NFKC)), '[^0-9{BETWEEN}{UNSPACED}]+', 'g') AS found
    WHERE length(found[1]) BETWEEN 2 AND 40
$$;

-- What a word shares with those that are written much like it, in any script: of up to seven
-- letters the word less one of them; of longer ones the first seven less up to two. `asked`: the
-- word was typed, and may be longer or shorter than the one that was meant.
CREATE FUNCTION near_keys(word text, asked boolean) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT key)
    FROM (SELECT search_folded(word) AS w) AS folded,
        LATERAL (
            SELECT CASE a WHEN 0 THEN w ELSE overlay(w placing '' from a for 1) END
            FROM generate_series(0, length(w)) AS a
            WHERE length(w) BETWEEN 3 AND 7 OR asked AND length(w) = 8
            UNION ALL
            SELECT '~' || CASE WHEN b = 0 THEN p
                WHEN a = 0 THEN overlay(p placing '' from b for 1)
                ELSE overlay(overlay(p placing '' from b for 1) placing '' from a for 1) END
            FROM (SELECT left(w, 7) AS p) AS start, generate_series(0, length(p)) AS b,
                generate_series(0, greatest(b - 1, 0)) AS a
            WHERE length(w) > 7 OR asked AND length(w) IN (6, 7)
        ) AS keys(key)
$$;
"""

WORDS = r"""
-- Appends what texts add to the words (sign 1) or take away (-1), net: nobody waits for anybody.
CREATE FUNCTION note_words(of_kind text, texts text[], configurations regconfig[], signs int[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO articles_publishedword (word, kind, configuration, stem, n, near, is_folded)
    SELECT w.word, of_kind, w.configuration, s.stem, w.n,
        CASE WHEN EXISTS (SELECT FROM articles_publishedword d WHERE d.word = w.word
            AND d.kind = of_kind AND d.configuration = w.configuration AND d.is_folded)
        THEN NULL ELSE near_keys(w.word, false) END, false
    FROM (
        SELECT word, t.configuration, sum(sign) AS n
        FROM unnest(texts, configurations, signs) AS t(said, configuration, sign),
            LATERAL surface_words(said) AS word
        GROUP BY word, t.configuration HAVING sum(sign) <> 0
    ) AS w, LATERAL (
        SELECT (tsvector_to_array(to_tsvector(w.configuration, w.word)))[1] AS stem
    ) AS s
    WHERE s.stem IS NOT NULL;
END
$$;

-- Moves up to `most` of what was added since into one row a word; how many. One at a time:
-- whoever comes second leaves it to the first.
CREATE FUNCTION fold_search_words(most int DEFAULT 50000) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('articles_publishedword')) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM articles_publishedword WHERE id IN (
            SELECT id FROM articles_publishedword WHERE NOT is_folded ORDER BY id LIMIT most)
        RETURNING *
    ), summed AS (
        SELECT word, kind, configuration, min(stem) AS stem, sum(n) AS n FROM taken
        GROUP BY word, kind, configuration HAVING sum(n) <> 0
    ), changed AS (
        UPDATE articles_publishedword d SET n = d.n + s.n FROM summed s
        WHERE d.is_folded
            AND (d.word, d.kind, d.configuration) = (s.word, s.kind, s.configuration)
        RETURNING d.word, d.kind, d.configuration
    ), added AS (
        INSERT INTO articles_publishedword (word, kind, configuration, stem, n, near, is_folded)
        SELECT word, kind, configuration, stem, n, near_keys(word, false), true FROM summed
        WHERE (word, kind, configuration) NOT IN (SELECT * FROM changed)
    )
    SELECT count(*) INTO moved FROM taken;
    DELETE FROM articles_publishedword WHERE is_folded AND n = 0;
    RETURN moved;
END
$$;

-- Claims that search finds: those that stand.
CREATE FUNCTION claim_words_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_words('claim', array_agg(statement || ' ' || in_short),
        array_agg(search_configuration), array_agg(1))
    FROM added WHERE standing = 'current' AND merged_into_id IS NULL;
    RETURN NULL;
END
$$;

CREATE FUNCTION claim_words_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_words('claim', array_agg(said), array_agg(configuration), array_agg(sign))
    FROM (
        SELECT v.said, v.configuration, v.sign
        FROM added n JOIN removed o ON o.id = n.id, LATERAL (VALUES
            (n.statement || ' ' || n.in_short, n.search_configuration, 1,
                n.standing = 'current' AND n.merged_into_id IS NULL),
            (o.statement || ' ' || o.in_short, o.search_configuration, -1,
                o.standing = 'current' AND o.merged_into_id IS NULL)
        ) AS v(said, configuration, sign, stands)
        WHERE v.stands AND (n.statement, n.in_short, n.search_configuration, n.standing,
                n.merged_into_id)
            IS DISTINCT FROM (o.statement, o.in_short, o.search_configuration, o.standing,
                o.merged_into_id)
    ) AS told;
    RETURN NULL;
END
$$;

-- Titles of articles and labels of sources, as long as they are shown. TG_ARGV[0]: the column.
CREATE FUNCTION title_words_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_words('title', array_agg(to_jsonb(a) ->> TG_ARGV[0]),
        array_agg('simple'::regconfig), array_agg(1))
    FROM added a WHERE NOT is_hidden;
    RETURN NULL;
END
$$;

CREATE FUNCTION title_words_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_words('title', array_agg(said), array_agg('simple'::regconfig), array_agg(sign))
    FROM (
        SELECT to_jsonb(a) ->> TG_ARGV[0] AS said, 1 AS sign FROM added a WHERE NOT is_hidden
        UNION ALL
        SELECT to_jsonb(r) ->> TG_ARGV[0], -1 FROM removed r WHERE NOT is_hidden
    ) AS told;
    RETURN NULL;
END
$$;

-- Names of companies that were not merged into another.
CREATE FUNCTION name_words_moved() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        PERFORM note_words('name', array_agg(r.name), array_agg('simple'::regconfig),
            array_agg(-1))
        FROM removed r JOIN articles_publishedcompany c ON c.id = r.company_id
        WHERE c.merged_into_id IS NULL;
    END IF;
    IF TG_OP IN ('UPDATE', 'INSERT') THEN
        PERFORM note_words('name', array_agg(a.name), array_agg('simple'::regconfig),
            array_agg(1))
        FROM added a JOIN articles_publishedcompany c ON c.id = a.company_id
        WHERE c.merged_into_id IS NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION name_words_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM note_words('name', array_agg(p.name), array_agg('simple'::regconfig),
        array_agg(CASE WHEN n.merged_into_id IS NULL THEN 1 ELSE -1 END))
    FROM added n JOIN removed o ON o.id = n.id
    JOIN articles_publishedcompanyname p ON p.company_id = n.id
    WHERE (n.merged_into_id IS NULL) <> (o.merged_into_id IS NULL);
    RETURN NULL;
END
$$;
"""

_ADDED, _REMOVED = "NEW TABLE AS added", "OLD TABLE AS removed"
_BOTH = f"{_ADDED} {_REMOVED}"
#: (table, name, event, transition tables, function with its argument)
TRIGGERS = (
    ("publishedclaim", "derive_words_added", "INSERT", _ADDED, "claim_words_added()"),
    ("publishedclaim", "derive_words_changed", "UPDATE", _BOTH, "claim_words_changed()"),
    *(
        trigger
        for table, column in (("publishedarticle", "title"), ("publishedsource", "label"))
        for trigger in (
            (table, "derive_words_added", "INSERT", _ADDED, f"title_words_added('{column}')"),
            (table, "derive_words_changed", "UPDATE", _BOTH, f"title_words_changed('{column}')"),
        )
    ),
    ("publishedcompanyname", "derive_words_added", "INSERT", _ADDED, "name_words_moved()"),
    ("publishedcompanyname", "derive_words_changed", "UPDATE", _BOTH, "name_words_moved()"),
    ("publishedcompanyname", "derive_words_removed", "DELETE", _REMOVED, "name_words_moved()"),
    ("publishedcompany", "derive_words_merged", "UPDATE", _BOTH, "name_words_merged()"),
)

_OWN = "p.search_vector @@ queries[array_position(configurations, p.search_configuration)]"
_RANK = (
    "ts_rank(p.search_vector, queries[array_position(configurations, p.search_configuration)])"
)
_NARROWED = """
        p.standing = 'current' AND p.merged_into_id IS NULL
        AND (of_verdict IS NULL OR p.verdict = of_verdict)
        AND (of_confidence IS NULL OR p.confidence = of_confidence)
        AND (first_day IS NULL OR p.occurred::text >= first_day)
        AND (last_day IS NULL OR p.occurred::text <= last_day OR starts_with(p.occurred::text, last_day))
        AND (companies IS NULL OR NOT EXISTS (SELECT FROM unnest(companies) AS k(id)
            WHERE NOT EXISTS (SELECT FROM articles_publishedclaimcompany cc
                WHERE cc.claim_id = p.id AND cc.company_id = k.id)))
        AND (topics IS NULL OR NOT EXISTS (SELECT FROM unnest(topics) AS k(id)
            WHERE NOT EXISTS (SELECT FROM articles_publishedclaimtopic ct
                WHERE ct.claim_id = p.id AND ct.topic_id = k.id)))"""

CANDIDATES = f"""
-- Claims that hold the words, at most `most`, the newest by key first; `rank` is ts_rank's.
-- `asked` is what any of the languages would ask for, `queries` what each of `configurations`
-- does; without words, the newest of the narrowest list. Read block by block from the newest:
-- a frequent word is not looked up in all claims. Plans are made for any word, never for one.
CREATE FUNCTION search_candidates(
    asked tsquery, configurations regconfig[], queries tsquery[], most int,
    companies bigint[], topics bigint[], of_verdict text, of_confidence text,
    first_day text, last_day text
) RETURNS TABLE (claim bigint, rank real)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    left_over int := most;
    got int;
    tried int := 0;
    newest bigint;
    block bigint;
    listed_under bigint := coalesce(companies[1], 0);
    listed_as smallint := CASE WHEN companies IS NULL AND topics IS NOT NULL THEN 1 ELSE 0 END;
    of_value bigint := CASE WHEN companies IS NULL THEN coalesce(topics[1], 0) ELSE 0 END;
    listed bigint;
BEGIN
    IF asked IS NULL THEN
        RETURN QUERY SELECT p.id, 0::real
        FROM articles_publishedlisting l JOIN articles_publishedclaim p ON p.id = l.claim_id
        WHERE l.company_key = listed_under AND l.facet = listed_as AND l.value = of_value
            AND {_NARROWED}
        ORDER BY l.updated_at DESC, l.claim_id DESC LIMIT most;
        RETURN;
    END IF;
    IF companies IS NOT NULL OR topics IS NOT NULL THEN
        SELECT coalesce(sum(t.n), 0) INTO listed FROM articles_publishedtotal t
        WHERE t.company_key = listed_under AND t.facet = listed_as AND t.value = of_value
            AND t.verdict = '' AND t.level = 0;
        IF listed <= {AT_ONCE} THEN
            RETURN QUERY SELECT p.id, {_RANK}
            FROM articles_publishedlisting l JOIN articles_publishedclaim p ON p.id = l.claim_id
            WHERE l.company_key = listed_under AND l.facet = listed_as AND l.value = of_value
                AND {_OWN} AND {_NARROWED}
            ORDER BY p.id + 0 DESC LIMIT most;
            RETURN;
        END IF;
    END IF;
    SELECT max(id) >> {BLOCK} INTO newest FROM articles_publishedclaim;
    block := newest;
    WHILE block >= 0 AND left_over > 0 LOOP
        EXIT WHEN tried = {TRIED} AND (most - left_over) * newest < {TRIED * AT_ONCE};
        RETURN QUERY SELECT p.id, {_RANK}
        FROM articles_publishedclaim p
        WHERE (p.id >> {BLOCK}) = block AND p.search_vector @@ asked AND {_OWN} AND {_NARROWED}
        ORDER BY p.id + 0 DESC LIMIT left_over;
        GET DIAGNOSTICS got = ROW_COUNT;
        left_over := left_over - got;
        block := block - 1;
        tried := tried + 1;
    END LOOP;
    IF block >= 0 AND left_over > 0 THEN
        RETURN QUERY SELECT p.id, {_RANK}
        FROM articles_publishedclaim p
        WHERE p.search_vector @@ asked AND (p.id >> {BLOCK}) + 0 <= block AND {_OWN} AND {_NARROWED}
        ORDER BY p.id + 0 DESC LIMIT left_over;
    END IF;
END
$$;

-- Articles whose title holds the words, at most `most`, the newest by key first.
CREATE FUNCTION search_articles(asked tsquery, most int) RETURNS TABLE (article bigint)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    left_over int := most;
    got int;
    tried int := 0;
    block bigint;
BEGIN
    SELECT max(id) >> {BLOCK} INTO block FROM articles_publishedarticle;
    WHILE block >= 0 AND left_over > 0 AND tried < {TRIED // 2} LOOP
        RETURN QUERY SELECT a.id FROM articles_publishedarticle a
        WHERE (a.id >> {BLOCK}) = block AND to_tsvector('simple'::regconfig, coalesce(a.title, '')) @@ asked
            AND NOT a.is_hidden
        ORDER BY a.id + 0 DESC LIMIT left_over;
        GET DIAGNOSTICS got = ROW_COUNT;
        left_over := left_over - got;
        block := block - 1;
        tried := tried + 1;
    END LOOP;
    IF block >= 0 AND left_over > 0 THEN
        RETURN QUERY SELECT a.id FROM articles_publishedarticle a
        WHERE to_tsvector('simple'::regconfig, coalesce(a.title, '')) @@ asked
            AND (a.id >> {BLOCK}) + 0 <= block AND NOT a.is_hidden
        ORDER BY a.id + 0 DESC LIMIT left_over;
    END IF;
END
$$;
"""

#: What is there already.
FILL = """
SELECT note_words('claim', array_agg(statement || ' ' || in_short), array_agg(search_configuration),
    array_agg(1))
FROM articles_publishedclaim WHERE standing = 'current' AND merged_into_id IS NULL
GROUP BY id / 5000;
SELECT note_words('title', array_agg(said), array_agg('simple'::regconfig), array_agg(1))
FROM (SELECT id, title AS said FROM articles_publishedarticle WHERE NOT is_hidden
    UNION ALL SELECT id, label FROM articles_publishedsource WHERE NOT is_hidden) AS shown
GROUP BY id / 5000;
SELECT note_words('name', array_agg(p.name), array_agg('simple'::regconfig), array_agg(1))
FROM articles_publishedcompanyname p JOIN articles_publishedcompany c ON c.id = p.company_id
WHERE c.merged_into_id IS NULL GROUP BY p.id / 5000;
SELECT fold_search_words(2000000000);
"""

DROP = """
DROP FUNCTION search_articles(tsquery, int);
DROP FUNCTION search_candidates(tsquery, regconfig[], tsquery[], int, bigint[], bigint[], text, text,
    text, text);
DROP FUNCTION name_words_merged(), name_words_moved(), title_words_changed(), title_words_added(),
    claim_words_changed(), claim_words_added(), fold_search_words(int),
    note_words(text, text[], regconfig[], int[]);
"""
DROP_SPELLING = """
DROP FUNCTION near_keys(text, boolean), surface_words(text), search_folded(text);
"""
