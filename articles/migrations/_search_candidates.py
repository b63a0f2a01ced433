"""SQL of what search finds: words that were meant, claims and titles in a fixed order.

Functions, so that a session plans each of them once.
"""

from __future__ import annotations

#: Claims are looked through in blocks of this many keys (2 to the power of), newest first.
BLOCK = 13
#: After so many blocks the rest is guessed from what they held.
TRIED = 8
#: A rest of so many is read at once.
AT_ONCE = 3000


_OWN = "p.search_vector @@ queries[array_position(configurations, p.search_configuration)]"
_RANK = (
    "ts_rank(p.search_vector, queries[array_position(configurations, p.search_configuration)])"
)
#: Of the rows of the claims that are left: a rank is dear, and made for no more than those.
_ROW = f"p.id, {_RANK}, p.verdict::text, p.confidence::text"
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
-- Claims that hold the words, at most `most`, the newest by key; `rank` is ts_rank's.
-- `asked` is what any of the languages would ask for, `queries` what each of `configurations`
-- does; without words, the newest of the narrowest list. Read block by block from the newest:
-- a frequent word is not looked up in all claims. Plans are made for any word, never for one.
CREATE FUNCTION search_candidates(
    asked tsquery, configurations regconfig[], queries tsquery[], most int,
    companies bigint[], topics bigint[], of_verdict text, of_confidence text,
    first_day text, last_day text
) RETURNS TABLE (claim bigint, rank real, verdict text, confidence text)
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
        RETURN QUERY SELECT p.id, 0::real, p.verdict::text, p.confidence::text
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
            RETURN QUERY SELECT {_ROW} FROM (
                SELECT p.*
                FROM articles_publishedlisting l
                JOIN articles_publishedclaim p ON p.id = l.claim_id
                WHERE l.company_key = listed_under AND l.facet = listed_as AND l.value = of_value
                    AND {_OWN} AND {_NARROWED}
                ORDER BY p.id + 0 DESC LIMIT most) AS p;
            RETURN;
        END IF;
    END IF;
    SELECT max(id) >> {BLOCK} INTO newest FROM articles_publishedclaim;
    block := newest;
    WHILE block >= 0 AND left_over > 0 LOOP
        EXIT WHEN tried = {TRIED} AND (most - left_over) * newest < {TRIED * AT_ONCE};
        RETURN QUERY SELECT {_ROW} FROM (
            SELECT p.* FROM articles_publishedclaim p
            WHERE (p.id >> {BLOCK}) = block AND p.search_vector @@ asked AND {_OWN} AND {_NARROWED}
            ORDER BY p.id + 0 DESC LIMIT left_over) AS p;
        GET DIAGNOSTICS got = ROW_COUNT;
        left_over := left_over - got;
        block := block - 1;
        tried := tried + 1;
    END LOOP;
    IF block >= 0 AND left_over > 0 THEN
        RETURN QUERY SELECT {_ROW} FROM (
            SELECT p.* FROM articles_publishedclaim p
            WHERE p.search_vector @@ asked AND (p.id >> {BLOCK}) + 0 <= block
                AND {_OWN} AND {_NARROWED}
            ORDER BY p.id + 0 DESC LIMIT left_over) AS p;
    END IF;
END
$$;

-- Articles whose title holds the words, at most `most`, the newest by key first.
CREATE FUNCTION search_articles(asked tsquery, most int) RETURNS TABLE (article bigint)
LANGUAGE plpgsql STABLE ROWS 10 SET search_path = public, pg_temp SET enable_seqscan = off
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

CLAIMS = """
-- What a page shows of the claims that hold the words: `best` (keys, at most `shown`), and over
-- all candidates `verdicts`, `topics` and `companies` with counts, at most `narrowing` of each.
-- What belongs to a candidate is looked up one by one, not by reading a table for all of them.
-- Each claim is asked in its own language: one query for all would find what "-without" leaves
-- out, in the other languages' spelling. The index is asked for all of them at once.
CREATE FUNCTION search_claims(
    words text, configurations regconfig[], most int, shown int,
    companies bigint[], topics bigint[], of_verdict text, of_confidence text,
    first_day text, last_day text, narrowing int
) RETURNS json
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    queries tsquery[];
    asked tsquery;
    found json;
BEGIN
    IF words IS NOT NULL THEN
        queries := ARRAY(SELECT websearch_to_tsquery(c, words)
            FROM unnest(configurations) WITH ORDINALITY AS u(c, place) ORDER BY place);
        asked := coalesce((SELECT string_agg(DISTINCT '(' || q::text || ')', ' | ')::tsquery
            FROM unnest(queries) AS q WHERE numnode(q) > 0), ''::tsquery);
    END IF;
    WITH candidates AS MATERIALIZED (
        SELECT c.* FROM search_candidates(asked, configurations, queries, most,
            companies, topics, of_verdict, of_confidence, first_day, last_day) AS c
    )
    SELECT json_build_object(
        'best', (SELECT json_agg(b.claim) FROM (
            SELECT claim FROM candidates ORDER BY rank DESC, claim DESC LIMIT shown) AS b),
        'verdicts', (SELECT json_agg(json_build_array(verdict, confidence, n)) FROM (
            SELECT verdict, confidence, count(*) AS n FROM candidates GROUP BY 1, 2) AS g),
        'topics', (SELECT json_agg(json_build_array(t.slug, t.name, g.n)
                ORDER BY g.n DESC, t.name) FROM (
            SELECT ct.topic_id, count(*) AS n FROM candidates
            JOIN articles_publishedclaimtopic ct ON ct.claim_id = claim
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT narrowing) AS g
            JOIN articles_publishedtopic t ON t.id = g.topic_id),
        'companies', (SELECT json_agg(json_build_array(c.slug, c.name, g.n)
                ORDER BY g.n DESC, c.name) FROM (
            SELECT cc.company_id, count(DISTINCT claim) AS n FROM candidates
            JOIN articles_publishedclaimcompany cc ON cc.claim_id = claim
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT narrowing) AS g
            JOIN articles_publishedcompany c ON c.id = g.company_id)
    ) INTO found;
    RETURN found;
END
$$;
"""

MEANT = """
-- For each word: whether anything published has it, as it is or as a language stems it; else
-- `near`, at most `most` words that are spelt much like it, with how many texts have them. For
-- each value of an operator the company or topic that it names, as far as there is one;
-- `is_guess`: a company with a name that is spelt like it.
CREATE FUNCTION search_meant(
    words text[], companies text[], plain text[], topics text[], configurations regconfig[],
    most int, OUT known json, OUT named json
)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    SELECT json_agg(json_build_array(w.word, k.is_known, CASE WHEN NOT k.is_known THEN (
        SELECT json_agg(json_build_array(l.word, l.n)) FROM (
            SELECT d.word, (SELECT sum(s.n) FROM articles_publishedword s WHERE s.word = d.word)
            FROM (
                SELECT DISTINCT s.word FROM articles_publishedword s
                WHERE s.near && near_keys(w.word, true) AND levenshtein_less_equal(
                    left(search_folded(s.word), 80), left(search_folded(w.word), 80), 2) <= 2
            ) AS d
            ORDER BY levenshtein(left(search_folded(d.word), 80), left(search_folded(w.word), 80)),
                2 DESC
            LIMIT most
        ) AS l(word, n) WHERE l.n > 0
    ) END))
    INTO known
    FROM unnest(words) AS w(word), LATERAL (
        SELECT coalesce((SELECT sum(s.n) FROM articles_publishedword s WHERE s.word = w.word) > 0,
                false)
            OR EXISTS (
                SELECT FROM unnest(configurations) AS c(configuration), LATERAL (
                    SELECT (tsvector_to_array(to_tsvector(c.configuration, w.word)))[1]
                ) AS f(stem)
                WHERE f.stem IS NULL OR (SELECT sum(s.n) FROM articles_publishedword s
                    WHERE s.stem = f.stem AND s.configuration = c.configuration) > 0
            ) OR EXISTS (
                SELECT FROM articles_publishedtopic t
                WHERE strpos(search_folded(t.name), search_folded(w.word)) > 0 AND EXISTS (
                    SELECT FROM articles_publishedtotal l
                    WHERE l.company_key = 0 AND l.facet = 1 AND l.value = t.id)
            ) AS is_known
    ) AS k;
    SELECT json_agg(json_build_array(n.kind, n.value, n.id, n.slug, n.name, n.is_guess)) INTO named
    FROM (
        SELECT 'company', v.value, f.id, f.slug, f.name, f.how = 4
        FROM unnest(companies, plain) AS v(value, plain), LATERAL (
            SELECT c.id, c.slug, c.name, found.how
            FROM (
                SELECT coalesce(s.merged_into_id, s.id), 0, 0
                FROM articles_publishedcompany s
                WHERE s.slug = lower(replace(v.value, ' ', '-'))
                UNION ALL
                (SELECT p.company_id, 1 + (p.place > 1)::int, p.popularity
                FROM articles_publishednamephrase p WHERE p.phrase = v.plain
                ORDER BY p.place > 1, p.popularity DESC LIMIT 5)
                UNION ALL
                (SELECT p.company_id, 3, p.popularity FROM articles_publishednamephrase p
                WHERE p.phrase ~>~ v.plain AND p.phrase ~<~ (v.plain || '!') AND v.plain <> ''
                ORDER BY p.popularity DESC LIMIT 5)
                UNION ALL
                (SELECT p.company_id, 4, p.popularity
                FROM (
                    SELECT DISTINCT search_folded(s.word) FROM articles_publishedword s
                    WHERE s.kind = 'name' AND s.near && near_keys(v.plain, true)
                        AND levenshtein_less_equal(search_folded(s.word), v.plain, 2)
                            <= CASE WHEN length(s.word) < 8 THEN 1 ELSE 2 END
                    LIMIT 5
                ) AS d(word), LATERAL (
                    SELECT * FROM articles_publishednamephrase p
                    WHERE left(p.phrase, 4) = left(d.word, 4)
                        AND p.phrase ~>=~ d.word AND p.phrase ~<~ (d.word || '!')
                    ORDER BY p.popularity DESC LIMIT 2
                ) AS p ORDER BY p.popularity DESC LIMIT 5)
            ) AS found(id, how, popularity) JOIN articles_publishedcompany c ON c.id = found.id
            ORDER BY found.how, found.popularity DESC, c.id LIMIT 1
        ) AS f
        UNION ALL
        SELECT 'topic', v.value, f.id, f.slug, f.name, false
        FROM unnest(topics) AS v(value), LATERAL (
            SELECT t.id, t.slug, t.name FROM articles_publishedtopic t
            WHERE (t.slug = lower(replace(v.value, ' ', '-'))
                OR starts_with(search_folded(t.name), search_folded(v.value)))
                AND EXISTS (SELECT FROM articles_publishedtotal l
                    WHERE l.company_key = 0 AND l.facet = 1 AND l.value = t.id)
            ORDER BY t.slug <> lower(replace(v.value, ' ', '-')), length(t.name), t.id LIMIT 1
        ) AS f
    ) AS n(kind, value, id, slug, name, is_guess);
END
$$;
"""

DROP = """
DROP FUNCTION search_meant(text[], text[], text[], text[], regconfig[], int);
DROP FUNCTION search_claims(text, regconfig[], int, int, bigint[], bigint[], text, text, text, text,
    int);
DROP FUNCTION search_articles(tsquery, int);
DROP FUNCTION search_candidates(tsquery, regconfig[], tsquery[], int, bigint[], bigint[], text, text,
    text, text);
"""
