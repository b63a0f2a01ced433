"""SQL of the words that search knows: appended by triggers, folded in batches."""

from __future__ import annotations

from importlib import import_module

from articles.migrations._deriving import granted

_SPELLING = import_module("articles.migrations.0010_claim_words")
UNSPACED, BETWEEN = _SPELLING.UNSPACED, _SPELLING.BETWEEN

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
    SELECT DISTINCT word FROM unnest(string_to_array(regexp_replace(
        lower(normalize(left(said, 20000), NFKC)), '[0-9{BETWEEN}{UNSPACED}]+', ' ', 'g'), ' ')) AS word
    WHERE length(word) BETWEEN 2 AND 40
$$;

-- What a word shares with those that are written much like it, in any script: of up to seven
-- letters the word less one of them; of longer ones the first seven less up to two. `asked`: the
-- word was typed, and may be longer or shorter than the one that was meant.
CREATE FUNCTION near_keys(word text, asked boolean) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    w text := search_folded(word);
    n int := length(w);
    first text := '~' || left(w, 7);
    less text;
    keys text[] := '{{}}';
BEGIN
    IF n BETWEEN 3 AND 7 OR asked AND n = 8 THEN
        keys := keys || w;
        FOR a IN 1..n LOOP
            keys := keys || (left(w, a - 1) || substr(w, a + 1));
        END LOOP;
    END IF;
    IF n > 7 OR asked AND n IN (6, 7) THEN
        keys := keys || first;
        FOR b IN 2..length(first) LOOP
            less := left(first, b - 1) || substr(first, b + 1);
            keys := keys || less;
            FOR a IN 2..b - 1 LOOP
                keys := keys || (left(less, a - 1) || substr(less, a + 1));
            END LOOP;
        END LOOP;
    END IF;
    RETURN nullif(keys, '{{}}');
END
$$;
"""

WORDS = r"""
-- Appends what texts add to the words (sign 1) or take away (-1), net: nobody waits for anybody.
-- The keys of many texts' new words are left to the folding, which has them at hand anyway.
CREATE FUNCTION note_words(of_kind text, texts text[], configurations regconfig[], signs int[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO articles_publishedword (word, kind, configuration, stem, n, near, is_folded)
    SELECT w.word, of_kind, w.configuration, s.stem, w.n,
        CASE WHEN cardinality(texts) > 50 OR EXISTS (
            SELECT FROM articles_publishedword d WHERE d.word = w.word
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
REVOKE EXECUTE ON FUNCTION note_words(text, text[], regconfig[], int[]) FROM PUBLIC;

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
DROP FUNCTION name_words_merged(), name_words_moved(), title_words_changed(), title_words_added(),
    claim_words_changed(), claim_words_added(), fold_search_words(int),
    note_words(text, text[], regconfig[], int[]);
"""
DROP_SPELLING = """
DROP FUNCTION near_keys(text, boolean), surface_words(text), search_folded(text);
"""
