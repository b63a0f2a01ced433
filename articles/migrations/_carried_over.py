"""SQL of bases that are carried over set-wise: the same guards, asked once a statement.

Row by row they read an edition once for each row beside it, and a claim's parts three times.
What is not plain is asked one by one as before, by the functions of 0005.
"""

from __future__ import annotations

#: A verification of a claim of a base that was checked elsewhere.
OF_A_BASE = "NEW.how = 'carried_over' AND NEW.decision = 'checked' AND NEW.claim_id IS NOT NULL"
OF_THE_DESK = f"({OF_A_BASE}) IS NOT TRUE"

_SECURE = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$"

VERIFIED = r"""
-- That a base was checked elsewhere is nothing that a person says of one record after reading it.
CREATE OR REPLACE FUNCTION one_by_one() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM added) > 1 AND EXISTS (
        SELECT FROM added WHERE to_jsonb(added)->>'how' IS DISTINCT FROM 'carried_over')
    THEN
        PERFORM refuse('one_by_one', 'These are given one by one, never several at once.');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION carried_over_signed() RETURNS trigger
-- secured
BEGIN
    IF NOT owner_runs() THEN
        PERFORM refuse('carried_over_by_owner',
            'Only an import on the owner’s connection carries a base over.');
    END IF;
    PERFORM FROM articles_claim WHERE id = NEW.claim_id FOR UPDATE;
    NEW.verified_at := clock_timestamp();
    RETURN NEW;
END
$$;

-- As verification_signed and verification_moves, of all that were added.
CREATE FUNCTION carried_over_verified() RETURNS trigger
-- secured
DECLARE
    carried bigint[] := (SELECT array_agg(claim_id) FROM added
        WHERE how = 'carried_over' AND decision = 'checked' AND claim_id IS NOT NULL);
    stale record;
BEGIN
    IF carried IS NULL THEN RETURN NULL; END IF;
    SELECT v.seen_version, c.version INTO stale
    FROM added v JOIN articles_claim c ON c.id = v.claim_id
    LEFT JOIN claim_content_hashes(carried) h ON h.claim_id = c.id
    WHERE c.id = ANY (carried)
    AND (v.seen_version, v.content_hash::text) IS DISTINCT FROM (c.version, h.content_hash) LIMIT 1;
    IF FOUND THEN
        PERFORM refuse('stale_version', format(
            'It changed after you read it: you saw version %s, it is now version %s.',
            stale.seen_version, stale.version));
    END IF;
    UPDATE articles_claim SET workflow = 'verified' WHERE id = ANY (carried);
    RETURN NULL;
END
$$;
"""

TOLD = r"""
CREATE FUNCTION carried_over_edition() RETURNS trigger
-- secured
DECLARE
    said jsonb := NEW.content::jsonb;
BEGIN
    PERFORM FROM articles_claim WHERE public_id = NEW.subject FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('publish_verified', 'There is nothing of this id to publish.');
    END IF;
    IF NEW.number <> 1 OR NEW.subject_kind <> 'claim' OR NOT owner_runs() THEN
        PERFORM refuse('carried_over_by_owner',
            'Only an import on the owner’s connection carries a base over, as edition 1.');
    END IF;
    IF EXISTS (SELECT FROM articles_edition
        WHERE subject_kind = NEW.subject_kind AND subject = NEW.subject)
    THEN
        PERFORM refuse('edition_in_order', 'Editions are numbered without gaps.');
    END IF;
    IF abs(extract(epoch FROM NEW.published_at - clock_timestamp())) > 60 THEN
        PERFORM refuse('edition_dated_now', 'An edition bears the moment of its publication.');
    END IF;
    IF NEW.content_hash <> sha256_hex(NEW.content)
        OR NEW.material_hash <> sha256_hex(material_text(said))
    THEN
        PERFORM refuse('edition_hash_true', 'The edition’s hash is not that of its content.');
    END IF;
    IF (said->>'id', said->>'number', said->>'schema', (said->>'published_at')::timestamptz)
        IS DISTINCT FROM
        (NEW.subject, NEW.number::text, NEW.schema::text, NEW.published_at)
    THEN
        PERFORM refuse('edition_content_its_own', 'The content is that of another edition.');
    END IF;
    IF (said->'review'->>'how', said->'review'->>'base')
        IS DISTINCT FROM (NEW.verified_how, NEW.base)
    THEN
        PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
    END IF;
    RETURN NEW;
END
$$;

-- Those of these claims that are told with nothing to look at twice: neither risk nor embargo,
-- link or merge.
CREATE FUNCTION plainly_publishable(claims bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT c.id FROM articles_claim c
    JOIN articles_suggestion g ON g.claim_id = c.id
    LEFT JOIN claim_evidence_hashes(claims) h ON h.claim_id = c.id
    WHERE c.id = ANY (claims) AND c.workflow = 'verified' AND c.marking = 'public'
    AND c.challenge = 'none' AND c.embargo_until IS NULL AND c.risk = 'none' AND NOT g.is_stale
    AND g.evidence_hash = coalesce(h.evidence_hash, sha256_hex(''))
    AND NOT EXISTS (SELECT FROM articles_publishedclaim p WHERE p.public_id = c.public_id)
    AND NOT EXISTS (SELECT FROM articles_claimlink l WHERE l.claim_id = c.id)
$$;

-- As says_the_claim, of several at once: `told` is what an edition says of the claim at the same
-- place. Only claims without claimant, appearances, enquiries, links, outcome and withheld words.
CREATE FUNCTION plainly_said(claims bigint[], told jsonb[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH given AS MATERIALIZED (
        SELECT id, said FROM unnest(claims, told) AS t(id, said)
        WHERE said->'claimant' = 'null' AND said->'appearances' = '[]'
        AND said->'enquiries' = '[]' AND said->'links' = '[]' AND said->'outcome' = 'null'
    ), items AS (
        SELECT e.claim_id, count(*) AS n, jsonb_object_agg(e.public_id, jsonb_build_object(
            'id', e.public_id, 'stance', e.stance, 'kind', e.kind, 'directness', e.directness,
            'interest', e.interest, 'state', e.state, 'state_reason', e.state_reason,
            'own_reporting', e.is_own_reporting, 'resolved', e.is_resolved,
            'resolution', e.resolution, 'quotation', e.quotation, 'note', e.note,
            'paragraph', NULL,
            'source', CASE s.attribution
                WHEN 'confidential' THEN
                    jsonb_build_object('id', NULL, 'name', 'a source known to the newsroom')
                WHEN 'on_background' THEN
                    jsonb_build_object('id', s.public_id, 'name', s.public_label)
                ELSE jsonb_build_object('id', s.public_id, 'name', s.name) END,
            'article', CASE WHEN w.id IS NULL OR s.attribution = 'confidential' THEN NULL
                ELSE jsonb_build_object('id', w.public_id, 'name', w.title) END,
            'url', CASE WHEN s.attribution = 'confidential' THEN NULL
                ELSE coalesce(nullif(e.url, ''), nullif(w.canonical_url, '')) END,
            'date', CASE WHEN s.attribution = 'confidential' THEN left(e.dated, 7)
                ELSE e.dated END)) AS meant
        FROM articles_evidence e JOIN articles_source s ON s.id = e.source_id
        LEFT JOIN articles_article w ON w.id = e.article_id
        WHERE e.claim_id = ANY (claims) GROUP BY e.claim_id
    ), named AS (
        SELECT l.claim_id, jsonb_agg(jsonb_build_object(
            'id', o.public_id, 'name', o.name, 'role', l.role)) AS meant
        FROM articles_claimcompany l JOIN articles_company o ON o.id = l.company_id
        WHERE l.claim_id = ANY (claims) GROUP BY l.claim_id
    ), topics AS (
        SELECT x.content_object_id AS claim_id,
            jsonb_agg(jsonb_build_object('id', NULL, 'name', t.name)) AS meant
        FROM articles_claimtopic x JOIN articles_topic t ON t.id = x.tag_id
        WHERE x.content_object_id = ANY (claims) GROUP BY 1
    ), held AS (
        SELECT DISTINCT ON (claim_id) * FROM articles_assessment
        WHERE claim_id = ANY (claims) ORDER BY claim_id, id DESC
    )
    SELECT c.id FROM given t
    JOIN articles_claim c ON c.id = t.id
    JOIN held a ON a.claim_id = c.id
    JOIN articles_suggestion g ON g.claim_id = c.id
    LEFT JOIN items ON items.claim_id = c.id
    LEFT JOIN named ON named.claim_id = c.id
    LEFT JOIN topics ON topics.claim_id = c.id
    WHERE t.said @> jsonb_build_object(
        'id', c.public_id, 'statement', c.statement, 'in_short', c.in_short,
        'type', c.type, 'temporal', c.temporal, 'language', c.language,
        'held_from', c.held_from, 'held_until', c.held_until, 'condition', c.condition,
        'likelihood', c.likelihood, 'risk', c.risk,
        'no_enquiry_reason', c.no_enquiry_reason, 'verdict', a.verdict,
        'confidence', nullif(a.confidence, ''), 'rating', a.rating,
        'rationale', a.rationale)
    AND c.claimant_source_id IS NULL AND c.claimant_company_id IS NULL
    AND in_any_order(t.said->'companies') = in_any_order(named.meant)
    AND in_any_order(t.said->'topics') = in_any_order(topics.meant)
    AND jsonb_array_length(t.said->'evidence') = coalesce(items.n, 0)
    AND (SELECT count(DISTINCT s->>'id') FROM jsonb_array_elements(t.said->'evidence') s
        WHERE s @> (items.meant->(s->>'id'))) = coalesce(items.n, 0)
    AND (t.said->'suggestion') @> jsonb_build_object(
        'word', nullif(g.word, ''), 'verdict', g.verdict)
    AND t.said->'suggestion'->'origins' = jsonb_build_array(g.origins_for, g.origins_against)
    AND t.said->'suggestion'->'reliable' = jsonb_build_array(g.reliable_for, g.reliable_against)
    AND NOT EXISTS (SELECT FROM articles_appearance WHERE claim_id = c.id)
    AND NOT EXISTS (SELECT FROM articles_enquiry WHERE claim_id = c.id AND is_public)
    AND NOT EXISTS (SELECT FROM articles_outcome WHERE claim_id = c.id)
$$;

-- As edition_guard and edition_mirrored, of all that were added.
CREATE FUNCTION carried_over_told() RETURNS trigger
-- secured
DECLARE
    claims bigint[];
    told jsonb[];
BEGIN
    SELECT array_agg(c.id ORDER BY c.id), array_agg(e.content::jsonb ORDER BY c.id)
    INTO claims, told
    FROM added e JOIN articles_claim c ON c.public_id = e.subject
    WHERE e.verified_how = 'carried_over';
    IF claims IS NULL THEN RETURN NULL; END IF;
    PERFORM check_publishable(c, 'carried_over') FROM articles_claim c
    WHERE c.id = ANY (claims) AND c.id NOT IN (SELECT plainly_publishable(claims));
    IF EXISTS (SELECT FROM added e JOIN articles_claim c ON c.public_id = e.subject
            LEFT JOIN claim_content_hashes(claims) h ON h.claim_id = c.id
            WHERE e.verified_how = 'carried_over' AND (e.verified_version, e.verified_hash::text)
                IS DISTINCT FROM (c.version, h.content_hash))
        OR EXISTS (SELECT FROM unnest(claims, told) AS t(id, said)
            WHERE t.id NOT IN (SELECT plainly_said(claims, told))
            AND says_the_claim(t.said, t.id) IS NOT TRUE)
    THEN
        PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
    END IF;
    UPDATE articles_claim SET published_number = 1 WHERE id = ANY (claims);
    RETURN NULL;
END
$$;
"""

#: Rows beside published claims: one look at an edition for all of them.
BESIDE = r"""
CREATE FUNCTION published_evidence_added() RETURNS trigger
-- secured
BEGIN
    IF EXISTS (
        WITH told AS MATERIALIZED (
            SELECT k.claim_id, shown_content(k.claim_id)->'evidence' AS said
            FROM (SELECT DISTINCT claim_id FROM added) k
        ), items AS MATERIALIZED (
            SELECT t.claim_id, s->>'id' AS id, s->>'stance' AS stance, s->>'kind' AS kind,
                s->>'state' AS state, s->'source'->>'id' AS source, s->'article'->>'id' AS article
            FROM told t, jsonb_array_elements(t.said) s
        )
        SELECT FROM added n
        LEFT JOIN articles_publishedsource o ON o.id = n.source_id
        LEFT JOIN articles_publishedarticle w ON w.id = n.article_id
        WHERE NOT EXISTS (SELECT FROM items i WHERE i.claim_id = n.claim_id AND i.id = n.public_id
            AND (i.stance, i.kind, i.state, i.source, i.article)
            IS NOT DISTINCT FROM (n.stance, n.kind, n.state, o.public_id, w.public_id))
    ) THEN
        PERFORM refuse('published_as_edition', 'The edition holds no such evidence.');
    END IF;
    IF EXISTS (
        WITH told AS MATERIALIZED (
            SELECT k.claim_id, shown_content(k.claim_id)->'evidence' AS said
            FROM (SELECT DISTINCT claim_id FROM added WHERE first_teller_id IS NOT NULL) k
        ), items AS MATERIALIZED (
            SELECT DISTINCT t.claim_id, s->'source'->>'id' AS source
            FROM told t, jsonb_array_elements(t.said) s
        )
        SELECT FROM added n LEFT JOIN articles_publishedsource o ON o.id = n.first_teller_id
        WHERE n.first_teller_id IS NOT NULL AND NOT EXISTS (SELECT FROM items i
            WHERE i.claim_id = n.claim_id AND i.source = o.public_id)
    ) THEN
        PERFORM refuse('published_as_edition', 'The edition names no such source.');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION published_claim_company_added() RETURNS trigger
-- secured
BEGIN
    IF EXISTS (
        WITH told AS MATERIALIZED (
            SELECT k.claim_id, shown_content(k.claim_id)->'companies' AS said
            FROM (SELECT DISTINCT claim_id FROM added) k
        ), named AS MATERIALIZED (
            SELECT t.claim_id, s->>'id' AS id, s->>'role' AS role
            FROM told t, jsonb_array_elements(t.said) s
        )
        SELECT FROM added n LEFT JOIN articles_publishedcompany o ON o.id = n.named_id
        WHERE NOT EXISTS (SELECT FROM named s
            WHERE s.claim_id = n.claim_id AND s.id = o.public_id AND s.role = n.role)
        OR (n.company_id IN (o.id, o.merged_into_id)) IS NOT TRUE
    ) THEN
        PERFORM refuse('published_as_edition', 'The edition names no such company.');
    END IF;
    RETURN NULL;
END
$$;

-- Of rows_say_the_edition the part that a claim's topics can change.
CREATE FUNCTION published_topics_true() RETURNS trigger
-- secured
DECLARE
    of_claim bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.claim_id ELSE NEW.claim_id END;
    said jsonb := shown_content(of_claim)->'topics';
BEGIN
    IF said IS NOT NULL AND (
        SELECT array_agg(s->>'name' ORDER BY s->>'name') FROM jsonb_array_elements(said) s)
        IS DISTINCT FROM (SELECT array_agg(t.name::text ORDER BY t.name::text)
            FROM articles_publishedclaimtopic l JOIN articles_publishedtopic t ON t.id = l.topic_id
            WHERE l.claim_id = of_claim)
    THEN
        PERFORM refuse('published_as_edition', 'The rows say something else than the edition.');
    END IF;
    IF TG_OP = 'UPDATE' AND NOT rows_say_the_edition(OLD.claim_id) THEN
        PERFORM refuse('published_as_edition', 'The rows say something else than the edition.');
    END IF;
    RETURN NULL;
END
$$;
"""

#: Each function has the owner's privileges and looks for nothing outside of its own schema.
FORWARD = (VERIFIED + TOLD + BESIDE).replace("-- secured", _SECURE)

BACKWARD = r"""
DROP FUNCTION published_topics_true(), published_claim_company_added(), published_evidence_added(),
    carried_over_told(), plainly_said(bigint[], jsonb[]), plainly_publishable(bigint[]),
    carried_over_edition(), carried_over_verified(), carried_over_signed();
CREATE OR REPLACE FUNCTION one_by_one() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM added) > 1 THEN
        PERFORM refuse('one_by_one', 'These are given one by one, never several at once.');
    END IF;
    RETURN NULL;
END
$$;
"""
