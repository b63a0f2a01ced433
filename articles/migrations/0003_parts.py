"""The parts of a claim: who changed them, what they say, whose eyes covered them."""

from django.db import migrations

from articles.migrations._guards import row_trigger

RECORDING = r"""
-- Notes that the actor changed a part; a claim in review or verified falls back to draft.
CREATE FUNCTION note_part(of_claim bigint, part_kind text, part_id text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := claimbook_actor();
    present articles_claim;
BEGIN
    UPDATE articles_claim SET workflow =
        CASE WHEN workflow IN ('in_review', 'verified') THEN 'draft' ELSE workflow END
    WHERE id = of_claim RETURNING * INTO present;
    IF NOT FOUND THEN RETURN; END IF;
    IF present.workflow = 'rejected' THEN
        PERFORM refuse('rejected_rests', 'This claim was rejected; it is not changed any more.');
    END IF;
    INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id)
    VALUES (of_claim, part_kind, part_id, present.version, actor) ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION note_brief(of_brief bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    actor bigint := claimbook_actor();
    present articles_brief;
BEGIN
    UPDATE articles_brief SET workflow =
        CASE WHEN workflow IN ('in_review', 'verified') THEN 'draft' ELSE workflow END
    WHERE id = of_brief RETURNING * INTO present;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO articles_partchange (brief_id, kind, part, at_version, changed_by_id)
    VALUES (of_brief, 'statement', '', present.version, actor) ON CONFLICT DO NOTHING;
END
$$;

-- The columns of a claim that are its statement.
CREATE FUNCTION statement_columns(c articles_claim) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        c.statement, c.in_short, c.type, c.temporal, c.claimant_source_id,
        c.claimant_company_id, c.held_from, c.held_until, c.condition, c.likelihood,
        c.language, c.risk, c.risk_reason, c.no_enquiry_reason)
$$;

CREATE FUNCTION claim_statement_moves() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF statement_columns(OLD) IS DISTINCT FROM statement_columns(NEW) THEN
        IF OLD.workflow = 'rejected' THEN
            PERFORM refuse('rejected_rests',
                'This claim was rejected; it is not changed any more.');
        END IF;
        IF NEW.workflow IN ('in_review', 'verified') THEN NEW.workflow := 'draft'; END IF;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION claim_statement_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR statement_columns(OLD) IS DISTINCT FROM statement_columns(NEW) THEN
        INSERT INTO articles_partchange (claim_id, kind, part, at_version, changed_by_id)
        VALUES (NEW.id, 'statement', '', NEW.version, claimbook_actor())
        ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.type, OLD.temporal) IS DISTINCT FROM (NEW.type, NEW.temporal) THEN
        UPDATE articles_suggestion SET is_stale = true WHERE claim_id = NEW.id AND NOT is_stale;
    END IF;
    RETURN NULL;
END
$$;

-- For tables that belong to a claim's statement or assessment: TG_ARGV[0] is the part.
CREATE FUNCTION claim_part_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.claim_id <> OLD.claim_id THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its claim and cannot be moved.');
    END IF;
    IF TG_OP = 'DELETE' THEN
        PERFORM note_part(OLD.claim_id, TG_ARGV[0], '');
    ELSE
        PERFORM note_part(NEW.claim_id, TG_ARGV[0], '');
    END IF;
    RETURN NULL;
END
$$;

-- Links are part of the statement, but for duplicates: merging leaves a claim's version alone.
CREATE FUNCTION claim_link_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.claim_id <> OLD.claim_id THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its claim and cannot be moved.');
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.kind <> 'duplicates' THEN
        PERFORM note_part(OLD.claim_id, 'statement', '');
    ELSIF TG_OP <> 'DELETE' AND NEW.kind <> 'duplicates' THEN
        PERFORM note_part(NEW.claim_id, 'statement', '');
    END IF;
    RETURN NULL;
END
$$;

-- The items that an outcome rests on: of the same claim, and part of its assessment.
CREATE FUNCTION outcome_evidence_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its outcome and cannot be moved.');
    END IF;
    IF TG_OP = 'INSERT' AND NOT EXISTS (
        SELECT FROM articles_outcome o JOIN articles_evidence e ON e.claim_id = o.claim_id
        WHERE o.id = NEW.outcome_id AND e.id = NEW.evidence_id)
    THEN
        PERFORM refuse('outcome_on_its_evidence',
            'The evidence of an outcome belongs to the same claim.');
    END IF;
    PERFORM note_part(claim_id, 'assessment', '') FROM articles_outcome
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.outcome_id ELSE NEW.outcome_id END;
    RETURN NULL;
END
$$;

-- What an appearance says is part of the statement; where its words stand now is not.
CREATE FUNCTION appearance_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM note_part(OLD.claim_id, 'statement', '');
    ELSIF TG_OP = 'INSERT' THEN
        PERFORM note_part(NEW.claim_id, 'statement', '');
    ELSIF NEW.claim_id <> OLD.claim_id THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its claim and cannot be moved.');
    ELSIF (NEW.attribution, NEW.speaker_id, NEW.mode)
            IS DISTINCT FROM (OLD.attribution, OLD.speaker_id, OLD.mode)
        OR (SELECT article_id FROM articles_articleversion WHERE id = NEW.article_version_id)
            <> (SELECT article_id FROM articles_articleversion WHERE id = OLD.article_version_id)
    THEN
        PERFORM note_part(NEW.claim_id, 'statement', '');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION appearance_span_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.appearance_id <> OLD.appearance_id THEN
            PERFORM refuse('part_stays_with_claim',
                'It belongs to its appearance and cannot be moved.');
        END IF;
        IF (NEW.exact, NEW.position) = (OLD.exact, OLD.position) THEN RETURN NULL; END IF;
    END IF;
    PERFORM note_part(claim_id, 'statement', '') FROM articles_appearance
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.appearance_id ELSE NEW.appearance_id END;
    RETURN NULL;
END
$$;

CREATE FUNCTION enquiry_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.claim_id <> OLD.claim_id THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its claim and cannot be moved.');
    END IF;
    IF TG_OP = 'DELETE' AND OLD.is_public AND EXISTS (
        SELECT FROM articles_edition e JOIN articles_claim c ON c.public_id = e.subject
        WHERE e.subject_kind = 'claim' AND c.id = OLD.claim_id)
    THEN
        PERFORM refuse('published_stays',
            'Readers saw this enquiry: it stays, and may be marked as not public.');
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.is_public THEN
        PERFORM note_part(OLD.claim_id, 'statement', '');
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_public THEN
        PERFORM note_part(NEW.claim_id, 'statement', '');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION stale_suggestion(of_claim bigint) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
    UPDATE articles_suggestion SET is_stale = true WHERE claim_id = of_claim AND NOT is_stale
$$;

-- Taking an item away moves the ground under the assessment: somebody else looks at it again.
CREATE FUNCTION evidence_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM note_part(OLD.claim_id, 'assessment', '');
        PERFORM stale_suggestion(OLD.claim_id);
    ELSE
        PERFORM note_part(NEW.claim_id, 'evidence', NEW.public_id);
        PERFORM stale_suggestion(NEW.claim_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION evidence_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.created_by_id := claimbook_actor();
    ELSE
        IF NEW.claim_id <> OLD.claim_id THEN
            PERFORM refuse('part_stays_with_claim',
                'It belongs to its claim and cannot be moved.');
        END IF;
        NEW.created_by_id := OLD.created_by_id;
        NEW.created_at := OLD.created_at;
    END IF;
    IF NEW.article_version_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM articles_articleversion
        WHERE id = NEW.article_version_id AND article_id = NEW.article_id)
    THEN
        PERFORM refuse('evidence_version_of_its_article',
            'That is a version of another article.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION derivation_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    item articles_evidence;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.evidence_id <> OLD.evidence_id THEN
        PERFORM refuse('part_stays_with_claim', 'It belongs to its item and cannot be moved.');
    END IF;
    SELECT * INTO item FROM articles_evidence
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.evidence_id ELSE NEW.evidence_id END;
    IF NOT FOUND THEN RETURN NULL; END IF;
    IF TG_OP <> 'DELETE' AND NEW.parent_evidence_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM articles_evidence
        WHERE id = NEW.parent_evidence_id AND claim_id = item.claim_id)
    THEN
        PERFORM refuse('evidencederivation_same_claim',
            'An item rests on items of the same claim only.');
    END IF;
    PERFORM note_part(item.claim_id, 'evidence', item.public_id);
    PERFORM stale_suggestion(item.claim_id);
    RETURN NULL;
END
$$;

CREATE FUNCTION brief_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR (NEW.answer, NEW.company_id, NEW.counterparty_id, NEW.topic_id)
        IS DISTINCT FROM (OLD.answer, OLD.company_id, OLD.counterparty_id, OLD.topic_id)
    THEN
        PERFORM note_brief(NEW.id);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION brief_sentence_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.brief_id <> OLD.brief_id THEN
        PERFORM refuse('part_stays_with_brief', 'It belongs to its brief and cannot be moved.');
    END IF;
    PERFORM note_brief(CASE WHEN TG_OP = 'DELETE' THEN OLD.brief_id ELSE NEW.brief_id END);
    RETURN NULL;
END
$$;

CREATE FUNCTION brief_citation_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.sentence_id <> OLD.sentence_id THEN
        PERFORM refuse('part_stays_with_brief', 'It belongs to its sentence and cannot be moved.');
    END IF;
    PERFORM note_brief(brief_id) FROM articles_briefsentence
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.sentence_id ELSE NEW.sentence_id END;
    RETURN NULL;
END
$$;
"""

CONTENT = r"""
-- What each part says, as a JSON array; logic/content_hash.py gives the same text.
CREATE FUNCTION claim_parts(of_claim bigint)
RETURNS TABLE (kind text, part text, content text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT 'statement', '', jsonb_build_array(
        'statement', c.statement, c.in_short, c.type, c.temporal,
        (SELECT public_id FROM articles_source WHERE id = c.claimant_source_id),
        (SELECT public_id FROM articles_company WHERE id = c.claimant_company_id),
        c.held_from, c.held_until, c.condition, c.likelihood, c.language,
        c.risk, c.risk_reason, c.no_enquiry_reason,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(o.public_id, l.role)
            ORDER BY o.public_id COLLATE "C", l.role COLLATE "C"), '[]')
            FROM articles_claimcompany l JOIN articles_company o ON o.id = l.company_id
            WHERE l.claim_id = c.id),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(l.kind, o.public_id)
            ORDER BY l.kind COLLATE "C", o.public_id COLLATE "C"), '[]')
            FROM articles_claimlink l JOIN articles_claim o ON o.id = l.other_id
            WHERE l.claim_id = c.id AND l.kind <> 'duplicates'),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
                a.public_id, w.public_id, a.attribution, s.public_id, a.mode,
                (SELECT coalesce(jsonb_agg(x.exact ORDER BY x.position), '[]')
                    FROM articles_appearancespan x WHERE x.appearance_id = a.id))
            ORDER BY a.public_id COLLATE "C"), '[]')
            FROM articles_appearance a
            JOIN articles_articleversion v ON v.id = a.article_version_id
            JOIN articles_article w ON w.id = v.article_id
            LEFT JOIN articles_source s ON s.id = a.speaker_id
            WHERE a.claim_id = c.id),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
                e.public_id, o.public_id, s.public_id, e.asked, to_char(e.asked_on, 'YYYY-MM-DD'),
                to_char(e.deadline, 'YYYY-MM-DD'), e.reply, to_char(e.replied_on, 'YYYY-MM-DD'))
            ORDER BY e.public_id COLLATE "C"), '[]')
            FROM articles_enquiry e
            LEFT JOIN articles_company o ON o.id = e.company_id
            LEFT JOIN articles_source s ON s.id = e.source_id
            WHERE e.claim_id = c.id AND e.is_public)
        )::text
    FROM articles_claim c WHERE c.id = of_claim
    UNION ALL
    SELECT 'assessment', '', jsonb_build_array(
        'assessment', a.public_id, a.verdict, a.confidence, a.rating, a.rationale,
        a.divergence_reason,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
                o.public_id, o.result, o.came_out_on, o.note,
                (SELECT coalesce(jsonb_agg(i.public_id ORDER BY i.public_id COLLATE "C"), '[]')
                    FROM articles_outcome_evidence x JOIN articles_evidence i ON i.id = x.evidence_id
                    WHERE x.outcome_id = o.id)) ORDER BY o.public_id COLLATE "C"),
                '[]')
            FROM articles_outcome o WHERE o.claim_id = of_claim))::text
    FROM (SELECT * FROM articles_assessment WHERE claim_id = of_claim
        ORDER BY id DESC LIMIT 1) a
    UNION ALL
    SELECT 'evidence', e.public_id, jsonb_build_array(
        'evidence', e.public_id, s.public_id, w.public_id, v.number, e.locator, e.url,
        e.stance, e.kind, e.credibility, e.directness, e.interest, e.state, e.state_reason,
        e.is_own_reporting, e.is_resolved, e.resolution, e.quotation, e.note, e.dated,
        e.file_sha256,
        (SELECT coalesce(jsonb_agg(k.key ORDER BY k.key COLLATE "C"), '[]') FROM (
            SELECT CASE
                WHEN d.parent_evidence_id IS NOT NULL THEN 'evidence:' || pe.public_id
                WHEN d.parent_article_id IS NOT NULL THEN 'article:' || pa.public_id
                ELSE 'origin:' || po.public_id END AS key
            FROM articles_evidencederivation d
            LEFT JOIN articles_evidence pe ON pe.id = d.parent_evidence_id
            LEFT JOIN articles_article pa ON pa.id = d.parent_article_id
            LEFT JOIN articles_origin po ON po.id = d.parent_origin_id
            WHERE d.evidence_id = e.id) k))::text
    FROM articles_evidence e
    JOIN articles_source s ON s.id = e.source_id
    LEFT JOIN articles_article w ON w.id = e.article_id
    LEFT JOIN articles_articleversion v ON v.id = e.article_version_id
    WHERE e.claim_id = of_claim
$$;

CREATE FUNCTION sha256_hex(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(value, 'UTF8')), 'hex')
$$;

CREATE FUNCTION claim_content_hash(of_claim bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT sha256_hex(string_agg(kind || ':' || part || ':' || sha256_hex(content), E'\n'
        ORDER BY kind COLLATE "C", part COLLATE "C"))
    FROM claim_parts(of_claim)
$$;

CREATE FUNCTION claim_evidence_hash(of_claim bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT sha256_hex(coalesce(string_agg(kind || ':' || part || ':' || sha256_hex(content),
        E'\n' ORDER BY part COLLATE "C"), ''))
    FROM claim_parts(of_claim) WHERE kind = 'evidence'
$$;

CREATE FUNCTION brief_content_hash(of_brief bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT sha256_hex(jsonb_build_array('brief', b.answer,
        (SELECT public_id FROM articles_company WHERE id = b.company_id),
        (SELECT public_id FROM articles_company WHERE id = b.counterparty_id),
        (SELECT public_id FROM articles_topic WHERE id = b.topic_id),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(s.section, s.text,
                (SELECT coalesce(jsonb_agg(c.public_id ORDER BY c.public_id COLLATE "C"), '[]')
                    FROM articles_briefcitation t JOIN articles_claim c ON c.id = t.claim_id
                    WHERE t.sentence_id = s.id))
            ORDER BY s.position), '[]')
            FROM articles_briefsentence s WHERE s.brief_id = b.id))::text)
    FROM articles_brief b WHERE b.id = of_brief
$$;
"""

COVERAGE = r"""
-- For each part: at which version its present content was made, who wrote it since it was
-- last published before that, who else checked it since, and how many must have.
CREATE FUNCTION claim_coverage(of_claim bigint)
RETURNS TABLE (kind text, part text, made_at bigint, authors bigint[], checkers bigint[],
    needed int)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH made AS (
        SELECT p.kind, p.part, coalesce((
            SELECT max(m.at_version) FROM articles_partchange m
            WHERE m.claim_id = of_claim AND m.kind = p.kind AND m.part = p.part), 0) AS made_at
        FROM claim_parts(of_claim) p
    ), written AS (
        SELECT m.*, (
            SELECT coalesce(array_agg(DISTINCT w.changed_by_id), '{}')
            FROM articles_partchange w
            WHERE w.claim_id = of_claim AND w.kind = m.kind AND w.part = m.part
            AND w.at_version > coalesce((
                SELECT max(e.verified_version) FROM articles_edition e
                JOIN articles_claim c ON c.public_id = e.subject
                WHERE c.id = of_claim AND e.subject_kind = 'claim'
                AND e.verified_how = 'checked' AND e.verified_version < m.made_at), 0)
            ) AS authors
        FROM made m
    )
    SELECT w.kind, w.part, w.made_at, w.authors, (
            SELECT coalesce(array_agg(DISTINCT v.verifier_id), '{}')
            FROM articles_verification v
            WHERE v.claim_id = of_claim AND v.how = 'checked' AND v.decision = 'checked'
            AND v.seen_version >= w.made_at AND NOT v.verifier_id = ANY (w.authors)
        ) AS checkers,
        (SELECT CASE WHEN c.risk = 'none' THEN 1 ELSE 2 END
            FROM articles_claim c WHERE c.id = of_claim)
    FROM written w
$$;

CREATE FUNCTION claim_is_covered(of_claim bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(bool_and(cardinality(checkers) >= needed), false)
    FROM claim_coverage(of_claim)
$$;

CREATE FUNCTION brief_authors(of_brief bigint) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT m.changed_by_id), '{}')
    FROM articles_partchange m JOIN articles_brief b ON b.id = m.brief_id
    WHERE m.brief_id = of_brief AND m.at_version > coalesce((
        SELECT max(e.verified_version) FROM articles_edition e
        WHERE e.subject_kind = 'brief' AND e.subject = b.public_id
        AND e.verified_version < (SELECT max(l.at_version) FROM articles_partchange l
            WHERE l.brief_id = of_brief)), 0)
$$;

CREATE FUNCTION brief_is_covered(of_brief bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM articles_verification v
        WHERE v.brief_id = of_brief AND v.decision = 'checked'
        AND v.seen_version >= (SELECT max(m.at_version) FROM articles_partchange m
            WHERE m.brief_id = of_brief)
        AND NOT v.verifier_id = ANY (brief_authors(of_brief)))
$$;
"""

#: Only the triggers note changes of parts.
PRIVILEGES = """
REVOKE EXECUTE ON FUNCTION note_part(bigint, text, text), note_brief(bigint) FROM PUBLIC;
"""

DROP = """
DROP FUNCTION outcome_evidence_row(), claim_link_row(), brief_is_covered(bigint), brief_authors(bigint), claim_is_covered(bigint),
    claim_coverage(bigint), brief_content_hash(bigint), claim_evidence_hash(bigint),
    claim_content_hash(bigint), sha256_hex(text), claim_parts(bigint), brief_citation_row(),
    brief_sentence_row(), brief_noted(), derivation_row(), evidence_stays(), evidence_row(),
    stale_suggestion(bigint), enquiry_row(), appearance_span_row(), appearance_row(),
    claim_part_row(), claim_statement_noted(), claim_statement_moves(),
    statement_columns(articles_claim), note_brief(bigint), note_part(bigint, text, text);
"""

ANY = "AFTER INSERT OR UPDATE OR DELETE"


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_authors_and_versions")]

    operations = [
        migrations.RunSQL(RECORDING + CONTENT + COVERAGE + PRIVILEGES, DROP),
        row_trigger("claim", "c_statement_moves", "BEFORE UPDATE", "claim_statement_moves"),
        row_trigger("claim", "e_statement_noted", "AFTER INSERT OR UPDATE", "claim_statement_noted"),
        row_trigger("claimcompany", "e_part", ANY, "claim_part_row", arguments="'statement'"),
        row_trigger("claimlink", "e_part", ANY, "claim_link_row"),
        row_trigger("assessment", "e_part", "AFTER INSERT", "claim_part_row", "", "'assessment'"),
        row_trigger("outcome", "e_part", ANY, "claim_part_row", arguments="'assessment'"),
        row_trigger("outcome_evidence", "e_part", ANY, "outcome_evidence_row"),
        row_trigger("appearance", "e_part", ANY, "appearance_row"),
        row_trigger("appearancespan", "e_part", ANY, "appearance_span_row"),
        row_trigger("enquiry", "e_part", ANY, "enquiry_row"),
        row_trigger("evidence", "c_stays", "BEFORE INSERT OR UPDATE", "evidence_stays"),
        row_trigger("evidence", "e_part", ANY, "evidence_row"),
        row_trigger("evidencederivation", "e_part", ANY, "derivation_row"),
        row_trigger("brief", "e_part", "AFTER INSERT OR UPDATE", "brief_noted"),
        row_trigger("briefsentence", "e_part", ANY, "brief_sentence_row"),
        row_trigger("briefcitation", "e_part", ANY, "brief_citation_row"),
    ]
