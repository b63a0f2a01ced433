"""SQL that finds what rests on a source or an article, and marks its suggestions as stale.

In loops over arrays: at a million claims the planner turns a recursive query into seconds.
"""

REACH = r"""
-- Who controls these sources, upwards.
CREATE FUNCTION source_owners(keys bigint[]) RETURNS TABLE (source_id bigint, owner_id bigint)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    seen bigint[] := keys;
BEGIN
    WHILE cardinality(keys) > 0 LOOP
        RETURN QUERY SELECT s.id, s.owner_id FROM articles_source s
            WHERE s.id = ANY (keys) AND s.owner_id IS NOT NULL;
        keys := ARRAY(SELECT s.owner_id FROM articles_source s
            WHERE s.id = ANY (keys) AND s.owner_id IS NOT NULL EXCEPT SELECT unnest(seen));
        seen := seen || keys;
    END LOOP;
END
$$;

-- What these articles rewrite, and what that rewrites.
CREATE FUNCTION article_parents(keys bigint[]) RETURNS TABLE (article_id bigint, parent_id bigint)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    seen bigint[] := keys;
BEGIN
    WHILE cardinality(keys) > 0 LOOP
        RETURN QUERY SELECT d.article_id, d.parent_id FROM articles_articlederivation d
            WHERE d.article_id = ANY (keys);
        keys := ARRAY(SELECT d.parent_id FROM articles_articlederivation d
            WHERE d.article_id = ANY (keys) EXCEPT SELECT unnest(seen));
        seen := seen || keys;
    END LOOP;
END
$$;

-- These sources and those that they control, however far down.
CREATE FUNCTION sources_under(keys bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    seen bigint[] := keys;
BEGIN
    WHILE cardinality(keys) > 0 LOOP
        keys := ARRAY(SELECT id FROM articles_source WHERE owner_id = ANY (keys)
            EXCEPT SELECT unnest(seen));
        seen := seen || keys;
    END LOOP;
    RETURN seen;
END
$$;

-- These articles and those that rewrite them, however far down.
CREATE FUNCTION articles_under(keys bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    seen bigint[] := keys;
BEGIN
    WHILE cardinality(keys) > 0 LOOP
        keys := ARRAY(SELECT article_id FROM articles_articlederivation
            WHERE parent_id = ANY (keys) EXCEPT SELECT unnest(seen));
        seen := seen || keys;
    END LOOP;
    RETURN seen;
END
$$;

-- Claims whose evidence comes from these sources, or from ones they control, or is derived from
-- what either published, or taken from a rewrite of that; and claims whose evidence is taken or
-- derived from these articles or from a rewrite of them.
CREATE FUNCTION claims_resting_on(sources bigint[], articles bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    published bigint[];
BEGIN
    sources := sources_under(sources);
    published := ARRAY(SELECT id FROM articles_article WHERE publisher_id = ANY (sources));
    articles := articles_under(articles || ARRAY(
        SELECT article_id FROM articles_articlederivation WHERE parent_id = ANY (published)));
    RETURN ARRAY(
        SELECT claim_id FROM articles_evidence WHERE source_id = ANY (sources)
        UNION SELECT claim_id FROM articles_evidence WHERE article_id = ANY (articles)
        UNION SELECT e.claim_id FROM articles_evidencederivation d
            JOIN articles_evidence e ON e.id = d.evidence_id
            WHERE d.parent_article_id = ANY (articles || published));
END
$$;

-- Locked first, and by a statement of its own: a row that is stale to this one may be on its way
-- to be computed by another transaction, without the change that is marked here.
CREATE FUNCTION stale_resting_on(sources bigint[], articles bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    claims bigint[] := claims_resting_on(sources, articles);
BEGIN
    PERFORM FROM articles_suggestion WHERE claim_id = ANY (claims)
        ORDER BY claim_id FOR NO KEY UPDATE;
    UPDATE articles_suggestion SET is_stale = true WHERE claim_id = ANY (claims) AND NOT is_stale;
END
$$;

-- Evidence may not appear where a change of what it rests on has looked for it already.
CREATE FUNCTION hold_ground(alone boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF alone THEN
        PERFORM pg_advisory_xact_lock(hashtext('claimbook.ground'));
    ELSE
        PERFORM pg_advisory_xact_lock_shared(hashtext('claimbook.ground'));
    END IF;
END
$$;
"""

MARKS = r"""
CREATE FUNCTION evidence_on_ground() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_ground(false);
    RETURN NULL;
END
$$;

CREATE FUNCTION grades_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_ground(true);
    PERFORM stale_resting_on(ARRAY(SELECT DISTINCT source_id FROM added), '{}');
    RETURN NULL;
END
$$;

CREATE FUNCTION owners_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint[] := ARRAY(SELECT n.id FROM added n JOIN removed o ON o.id = n.id
        WHERE n.owner_id IS DISTINCT FROM o.owner_id);
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM hold_ground(true);
        PERFORM stale_resting_on(moved, '{}');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION articles_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint[] := ARRAY(SELECT n.id FROM added n JOIN removed o ON o.id = n.id
        WHERE (n.publisher_id, n.standing, n.default_kind, n.default_directness,
                n.published_on::text)
            IS DISTINCT FROM (o.publisher_id, o.standing, o.default_kind, o.default_directness,
                o.published_on::text));
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM hold_ground(true);
        PERFORM stale_resting_on('{}', moved);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION rewrites_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moved bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        moved := ARRAY(SELECT article_id FROM removed);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        moved := moved || ARRAY(SELECT article_id FROM added);
    END IF;
    IF cardinality(moved) > 0 THEN
        PERFORM hold_ground(true);
        PERFORM stale_resting_on('{}', moved);
    END IF;
    RETURN NULL;
END
$$;
"""

DROP = """
DROP FUNCTION rewrites_move(), articles_move(), owners_move(), grades_move(),
    evidence_on_ground(), hold_ground(boolean), stale_resting_on(bigint[], bigint[]),
    claims_resting_on(bigint[], bigint[]), articles_under(bigint[]), sources_under(bigint[]),
    article_parents(bigint[]), source_owners(bigint[]);
"""
