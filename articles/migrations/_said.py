"""SQL that holds an edition to what the desk's record says, field by field.

The keys are those of logic/edition_content.py; a new schema adapts both together.
"""

SAID = r"""
-- How readers may know a source, as {"id", "name"}; NULL where there is none.
CREATE FUNCTION public_source(of_source bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE attribution
        WHEN 'confidential' THEN
            jsonb_build_object('id', NULL, 'name', 'a source known to the newsroom')
        WHEN 'on_background' THEN jsonb_build_object('id', public_id, 'name', public_label)
        ELSE jsonb_build_object('id', public_id, 'name', name) END
    FROM articles_source WHERE id = of_source
$$;

CREATE FUNCTION in_any_order(list jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_agg(x ORDER BY x), '[]')
    FROM jsonb_array_elements(CASE jsonb_typeof(list) WHEN 'array' THEN list ELSE '[]' END) x
$$;

-- Whether each object of `said` contains the one of `meant` with its id, and none is missing.
CREATE FUNCTION says_each(said jsonb, meant jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_array_length(said) = jsonb_array_length(meant), false)
    AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(meant) m WHERE NOT EXISTS (
            SELECT FROM jsonb_array_elements(said) s WHERE s->>'id' = m->>'id' AND s @> m))
$$;

CREATE FUNCTION meant_evidence(of_claim bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', e.public_id, 'stance', e.stance, 'kind', e.kind, 'directness', e.directness,
        'interest', e.interest, 'state', e.state, 'state_reason', e.state_reason,
        'own_reporting', e.is_own_reporting, 'resolved', e.is_resolved,
        'resolution', e.resolution, 'quotation', e.quotation, 'note', e.note,
        'source', public_source(s.id),
        'article', CASE WHEN w.id IS NULL OR s.attribution = 'confidential' THEN NULL
            ELSE jsonb_build_object('id', w.public_id, 'name', w.title) END,
        'url', CASE WHEN s.attribution = 'confidential' THEN NULL
            ELSE coalesce(nullif(e.url, ''), nullif(w.canonical_url, '')) END,
        'date', CASE WHEN s.attribution = 'confidential' THEN left(e.dated, 7)
            ELSE e.dated END)), '[]')
    FROM articles_evidence e JOIN articles_source s ON s.id = e.source_id
    LEFT JOIN articles_article w ON w.id = e.article_id
    WHERE e.claim_id = of_claim
$$;

CREATE FUNCTION meant_appearances(of_claim bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', a.public_id, 'version', v.number, 'attribution', a.attribution, 'mode', a.mode,
        'state', a.state, 'speaker', public_source(a.speaker_id)->'name',
        'article', jsonb_build_object('id', w.public_id, 'name', w.title),
        'words', (SELECT coalesce(jsonb_agg(x.exact ORDER BY x.position), '[]')
            FROM articles_appearancespan x WHERE x.appearance_id = a.id))), '[]')
    FROM articles_appearance a
    JOIN articles_articleversion v ON v.id = a.article_version_id
    JOIN articles_article w ON w.id = v.article_id
    WHERE a.claim_id = of_claim
$$;

-- Appearances of an edition, with the words of their spans as the array `words`.
CREATE FUNCTION with_words(appearances jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_agg(a || jsonb_build_object(
        'words', jsonb_path_query_array(a, '$.spans[*].exact'))), '[]')
    FROM jsonb_array_elements(appearances) a
$$;

CREATE FUNCTION meant_enquiries(of_claim bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'to', coalesce(o.name, public_source(e.source_id)->>'name'), 'asked', e.asked,
        'asked_on', to_char(e.asked_on, 'YYYY-MM-DD'),
        'deadline', to_char(e.deadline, 'YYYY-MM-DD'), 'reply', nullif(e.reply, ''),
        'replied_on', to_char(e.replied_on, 'YYYY-MM-DD'))), '[]')
    FROM articles_enquiry e LEFT JOIN articles_company o ON o.id = e.company_id
    WHERE e.claim_id = of_claim AND e.is_public
$$;

CREATE FUNCTION meant_outcome(of_claim bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT jsonb_build_object(
        'result', o.result, 'on', o.came_out_on, 'note', o.note,
        'evidence', (SELECT coalesce(jsonb_agg(i.public_id ORDER BY i.public_id COLLATE "C"), '[]')
            FROM articles_outcome_evidence x JOIN articles_evidence i ON i.id = x.evidence_id
            WHERE x.outcome_id = o.id))
        FROM articles_outcome o WHERE o.claim_id = of_claim ORDER BY o.id DESC LIMIT 1), 'null')
$$;

-- Whether an edition's content says what the claim says now, no word more or less. Keys of
-- origins and the plain reasons are the code's own reckoning and are not compared.
CREATE FUNCTION says_the_claim(said jsonb, of_claim bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT said @> jsonb_build_object(
            'id', c.public_id, 'statement', c.statement, 'in_short', c.in_short,
            'type', c.type, 'temporal', c.temporal, 'language', c.language,
            'held_from', c.held_from, 'held_until', c.held_until, 'condition', c.condition,
            'likelihood', c.likelihood, 'risk', c.risk,
            'no_enquiry_reason', c.no_enquiry_reason, 'verdict', a.verdict,
            'confidence', nullif(a.confidence, ''), 'rating', a.rating,
            'rationale', a.rationale, 'claimant', coalesce(
                public_source(c.claimant_source_id),
                (SELECT jsonb_build_object('id', public_id, 'name', name)
                    FROM articles_company WHERE id = c.claimant_company_id)))
        AND in_any_order(said->'companies') = in_any_order((
            SELECT jsonb_agg(jsonb_build_object(
                'id', o.public_id, 'name', o.name, 'role', l.role))
            FROM articles_claimcompany l JOIN articles_company o ON o.id = l.company_id
            WHERE l.claim_id = c.id))
        AND in_any_order(said->'topics') = in_any_order((
            SELECT jsonb_agg(jsonb_build_object('id', NULL, 'name', t.name))
            FROM articles_claimtopic x JOIN articles_topic t ON t.id = x.tag_id
            WHERE x.content_object_id = c.id))
        AND says_each(said->'evidence', meant_evidence(c.id))
        AND says_each(with_words(said->'appearances'), meant_appearances(c.id))
        AND in_any_order(said->'enquiries') = in_any_order(meant_enquiries(c.id))
        AND said->'outcome' = meant_outcome(c.id)
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(said->'links') s WHERE NOT EXISTS (
            SELECT FROM articles_claimlink l JOIN articles_claim o ON o.id = l.other_id
            WHERE l.claim_id = c.id AND l.kind <> 'duplicates'
            AND l.kind = s->>'kind' AND o.public_id = s->>'id'))
        AND (said->'suggestion') @> jsonb_build_object(
            'word', nullif(g.word, ''), 'verdict', g.verdict)
        AND said->'suggestion'->'origins' = jsonb_build_array(g.origins_for, g.origins_against)
        AND said->'suggestion'->'reliable' = jsonb_build_array(
            g.reliable_for, g.reliable_against)
    FROM articles_claim c
    JOIN articles_suggestion g ON g.claim_id = c.id,
    LATERAL (SELECT * FROM articles_assessment WHERE claim_id = c.id ORDER BY id DESC LIMIT 1) a
    WHERE c.id = of_claim
$$;

CREATE FUNCTION says_the_brief(said jsonb, of_brief bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT said->>'answer' = b.answer
        AND (SELECT coalesce(jsonb_agg(jsonb_build_array(x->'section', x->'text',
                jsonb_path_query_array(x, '$.claims[*].id')) ORDER BY n), '[]')
            FROM jsonb_array_elements(said->'sentences') WITH ORDINALITY AS z(x, n))
        = (SELECT coalesce(jsonb_agg(jsonb_build_array(s.section, s.text,
                (SELECT coalesce(jsonb_agg(c.public_id ORDER BY c.public_id COLLATE "C"), '[]')
                    FROM articles_briefcitation t JOIN articles_claim c ON c.id = t.claim_id
                    WHERE t.sentence_id = s.id)) ORDER BY s.position), '[]')
            FROM articles_briefsentence s WHERE s.brief_id = b.id)
    FROM articles_brief b WHERE b.id = of_brief
$$;

-- What a correction is needed for, as logic/edition_content.py hashes it.
CREATE FUNCTION material_text(said jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_array(said->'statement', said->'verdict', said->'confidence',
        said->'companies', said->'held_from', said->'held_until',
        (SELECT coalesce(jsonb_agg(jsonb_build_array(e->'id', e->'stance', e->'kind',
                e->'directness', e->'state', e->'quotation', coalesce(e->>'date', ''))
            ORDER BY e->>'id' COLLATE "C"), '[]')
            FROM jsonb_array_elements(said->'evidence') e))::text
$$;
"""

DROP_SAID = """
DROP FUNCTION material_text(jsonb), says_the_brief(jsonb, bigint), says_the_claim(jsonb, bigint),
    meant_outcome(bigint), meant_enquiries(bigint), with_words(jsonb), meant_appearances(bigint),
    meant_evidence(bigint), says_each(jsonb, jsonb), in_any_order(jsonb), public_source(bigint);
"""
