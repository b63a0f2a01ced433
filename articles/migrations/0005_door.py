"""The door: what an edition needs, and what keeps the published tables true to it."""

from django.db import migrations

from articles.migrations._guards import deferred_trigger, row_trigger
from articles.migrations._said import DROP_SAID, SAID

EDITION = r"""
CREATE FUNCTION level_of(word text) RETURNS int
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_position(ARRAY['very low', 'low', 'moderate', 'high', 'very high'], word)
$$;

-- Whether the assessment needs a second editor: opposite to the suggestion, or above its ceiling.
CREATE FUNCTION against_suggestion(of_claim bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce((
        SELECT (a.verdict, s.verdict) IN (('supported', 'refuted'), ('refuted', 'supported'))
            OR (a.confidence <> '' AND s.ceiling <> ''
                AND level_of(a.confidence) > level_of(s.ceiling))
        FROM articles_suggestion s,
            LATERAL (SELECT * FROM articles_assessment WHERE claim_id = of_claim
                ORDER BY id DESC LIMIT 1) a
        WHERE s.claim_id = of_claim), false)
$$;

-- T6, as far as it concerns the desk's record. The row is locked by the caller.
CREATE FUNCTION check_publishable(c articles_claim, how text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    advice articles_suggestion;
BEGIN
    IF c.workflow <> 'verified' THEN
        PERFORM refuse('publish_verified', 'Only a verified claim is published.');
    END IF;
    IF how = 'checked' AND NOT claim_is_covered(c.id) THEN
        PERFORM refuse('four_eyes', 'A part of it was checked by nobody but its author.');
    END IF;
    IF c.marking <> 'public' THEN
        PERFORM refuse('publish_public', 'Its marking keeps it inside the newsroom.');
    END IF;
    IF c.challenge <> 'none' AND NOT may_close_challenge(c) THEN
        PERFORM refuse('publish_unchallenged', 'It is under review or due for a recheck.');
    END IF;
    IF c.embargo_until > clock_timestamp() THEN
        PERFORM refuse('publish_after_embargo', format('It is embargoed until %s.',
            to_char(c.embargo_until AT TIME ZONE 'UTC', 'DD Mon YYYY HH24:MI "UTC"')));
    END IF;
    SELECT * INTO advice FROM articles_suggestion WHERE claim_id = c.id;
    IF NOT FOUND OR advice.is_stale OR advice.evidence_hash <> claim_evidence_hash(c.id) THEN
        PERFORM refuse('publish_fresh_suggestion',
            'Its suggestion is stale: have it computed again first.');
    END IF;
    IF c.risk <> 'none' AND c.no_enquiry_reason = '' AND NOT EXISTS (
        SELECT FROM articles_enquiry WHERE claim_id = c.id)
    THEN
        PERFORM refuse('publish_risk_asked',
            'It carries a risk: ask those concerned, or write down why not.');
    END IF;
    IF how = 'checked' AND against_suggestion(c.id) AND NOT EXISTS (
        SELECT FROM articles_request r JOIN articles_approval a ON a.request_id = r.id
        WHERE r.claim_id = c.id AND r.action = 'publish_against_suggestion'
        AND r.content_hash = claim_content_hash(c.id))
    THEN
        PERFORM refuse('publish_against_suggestion',
            'The verdict goes against the rules, or above their ceiling: a second editor has to '
            'approve that first.');
    END IF;
    IF EXISTS (SELECT FROM articles_publishedclaim p WHERE p.public_id = c.public_id
        AND p.standing <> 'current')
    THEN
        PERFORM refuse('publish_not_removed', 'It was retracted or withdrawn.');
    END IF;
    IF EXISTS (SELECT FROM articles_claimlink l JOIN articles_publishedclaim p
        ON p.public_id = c.public_id WHERE l.claim_id = c.id AND l.kind = 'duplicates'
        AND p.merged_into_id IS NOT NULL)
    THEN
        PERFORM refuse('publish_not_merged', 'It was merged into another claim.');
    END IF;
END
$$;

CREATE FUNCTION edition_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c articles_claim;
    b articles_brief;
    said jsonb := NEW.content::jsonb;
    last int;
BEGIN
    -- The record's lock first: two publications of it number their editions one after the other.
    IF NEW.subject_kind = 'brief' THEN
        SELECT * INTO b FROM articles_brief WHERE public_id = NEW.subject FOR UPDATE;
    ELSE
        SELECT * INTO c FROM articles_claim WHERE public_id = NEW.subject FOR UPDATE;
    END IF;
    IF NOT FOUND THEN
        PERFORM refuse('publish_verified', 'There is nothing of this id to publish.');
    END IF;
    IF NEW.verified_how <> 'carried_over' THEN
        PERFORM claimbook_only('publish', 'editor');
    ELSIF NEW.number <> 1 OR NEW.subject_kind <> 'claim' OR NOT owner_runs() THEN
        PERFORM refuse('carried_over_by_owner',
            'Only an import on the owner’s connection carries a base over, as edition 1.');
    END IF;
    SELECT coalesce(max(number), 0) INTO last FROM articles_edition
    WHERE subject_kind = NEW.subject_kind AND subject = NEW.subject;
    IF NEW.number <> last + 1 THEN
        PERFORM refuse('edition_in_order', 'Editions are numbered without gaps.');
    END IF;
    IF abs(extract(epoch FROM NEW.published_at - clock_timestamp())) > 60 THEN
        PERFORM refuse('edition_dated_now', 'An edition bears the moment of its publication.');
    END IF;
    IF NEW.content_hash <> sha256_hex(NEW.content) THEN
        PERFORM refuse('edition_hash_true', 'The edition’s hash is not that of its content.');
    END IF;
    IF (said->>'id', said->>'number', said->>'schema', (said->>'published_at')::timestamptz)
        IS DISTINCT FROM
        (NEW.subject, NEW.number::text, NEW.schema::text, NEW.published_at)
    THEN
        PERFORM refuse('edition_content_its_own', 'The content is that of another edition.');
    END IF;
    IF NEW.subject_kind = 'brief' THEN
        IF b.workflow <> 'verified' OR NOT brief_is_covered(b.id) THEN
            PERFORM refuse('publish_verified', 'Only a verified brief is published.');
        END IF;
        IF NEW.verified_version <> b.version OR NEW.verified_hash <> brief_content_hash(b.id)
            OR says_the_brief(said, b.id) IS NOT TRUE
        THEN
            PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
        END IF;
        IF EXISTS (SELECT FROM articles_briefcitation t
            JOIN articles_briefsentence s ON s.id = t.sentence_id
            JOIN articles_claim d ON d.id = t.claim_id
            WHERE s.brief_id = b.id AND NOT EXISTS (SELECT FROM articles_publishedclaim p
                WHERE p.public_id = d.public_id AND p.standing = 'current'))
        THEN
            PERFORM refuse('brief_on_published', 'It cites a claim that readers cannot open.');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM check_publishable(c, NEW.verified_how);
    IF NEW.verified_version <> c.version OR NEW.verified_hash <> claim_content_hash(c.id)
        OR says_the_claim(said, c.id) IS NOT TRUE
        OR (said->'review'->>'how', said->'review'->>'base')
            IS DISTINCT FROM (NEW.verified_how, NEW.base)
    THEN
        PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
    END IF;
    IF NEW.material_hash <> sha256_hex(material_text(said)) THEN
        PERFORM refuse('edition_hash_true', 'The edition’s hash is not that of its content.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION edition_mirrored() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.subject_kind = 'claim' THEN
        UPDATE articles_claim SET published_number = NEW.number WHERE public_id = NEW.subject;
    ELSE
        UPDATE articles_brief SET published_number = NEW.number WHERE public_id = NEW.subject;
    END IF;
    RETURN NULL;
END
$$;

-- T7 and T9: at the transaction's end readers see the edition, a material change has its
-- correction, and a challenge that let it through is closed.
CREATE FUNCTION edition_corrected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.subject_kind = 'brief' THEN
        IF NOT EXISTS (SELECT FROM articles_publishedbrief
            WHERE public_id = NEW.subject AND number >= NEW.number)
        THEN
            PERFORM refuse('published_as_edition', 'Readers are not shown this edition.');
        END IF;
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM articles_publishedclaim
        WHERE public_id = NEW.subject AND number >= NEW.number)
    THEN
        PERFORM refuse('published_as_edition', 'Readers are not shown this edition.');
    END IF;
    IF EXISTS (SELECT FROM articles_claim
        WHERE public_id = NEW.subject AND challenge <> 'none')
    THEN
        PERFORM refuse('publish_unchallenged',
            'It is under review: an edition now closes the challenge.');
    END IF;
    IF EXISTS (
        SELECT FROM articles_edition e WHERE e.subject_kind = 'claim'
        AND e.subject = NEW.subject AND e.number = NEW.number - 1
        AND e.material_hash <> NEW.material_hash)
        AND NOT EXISTS (SELECT FROM articles_correction WHERE to_edition_id = NEW.id)
    THEN
        PERFORM refuse('correction_needed',
            'Readers were told something else before: say what was wrong and what is right.');
    END IF;
    RETURN NULL;
END
$$;
"""

PUBLISHED = r"""
CREATE FUNCTION newest_edition(kind text, of_subject text) RETURNS int
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT max(number) FROM articles_edition WHERE subject_kind = kind AND subject = of_subject
$$;

CREATE FUNCTION published_claim_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e articles_edition;
    said jsonb;
    c articles_claim;
BEGIN
    SELECT * INTO e FROM articles_edition WHERE id = NEW.edition_id;
    SELECT * INTO c FROM articles_claim WHERE public_id = NEW.public_id;
    IF (e.subject_kind, e.subject, e.number) IS DISTINCT FROM ('claim', NEW.public_id, NEW.number)
        OR NEW.number <> newest_edition('claim', NEW.public_id)
    THEN
        PERFORM refuse('published_as_edition', 'The row shows another edition than its newest.');
    END IF;
    IF NEW.standing = 'withdrawn' THEN
        IF NEW.in_short <> '' OR NEW.search_vector IS NOT NULL THEN
            PERFORM refuse('published_as_edition', 'What was withdrawn keeps no words.');
        END IF;
    ELSE
        said := nullif(e.content, '')::jsonb;
        IF said IS NULL OR
            (NEW.statement, NEW.in_short, NEW.verdict, NEW.confidence, NEW.rating, NEW.type,
                NEW.risk, NEW.occurred, NEW.language, NEW.verified_how, NEW.base)
            IS DISTINCT FROM
            (said->>'statement', said->>'in_short', said->>'verdict',
                coalesce(said->>'confidence', ''), (said->>'rating')::smallint, said->>'type',
                said->>'risk', said->>'held_from', said->>'language', e.verified_how, e.base)
            OR jsonb_build_array(NEW.origins_for, NEW.origins_against)
                <> said->'suggestion'->'origins'
            OR jsonb_build_array(NEW.items_for, NEW.items_against) <> said->'suggestion'->'items'
        THEN
            PERFORM refuse('published_as_edition', 'The row says something else than its edition.');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.standing <> 'current' OR NEW.challenge <> 'none' OR NEW.merged_into_id IS NOT NULL
        THEN
            PERFORM refuse('published_starts_current', 'A claim is published as current.');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.public_id <> OLD.public_id OR NEW.number < OLD.number
        OR NEW.first_published_at <> OLD.first_published_at
    THEN
        PERFORM refuse('published_forward', 'Readers are never taken back to an older edition.');
    END IF;
    IF NEW.standing <> OLD.standing THEN
        PERFORM claimbook_only('take back what was published', 'editor');
        IF OLD.standing = 'withdrawn' OR NEW.standing = 'current' THEN
            PERFORM refuse('step_not_allowed', 'What was removed does not come back.');
        ELSIF NEW.standing = 'retracted' AND NOT is_approved('retract', c.id, e.published_at)
            AND NOT may_close_challenge(c)
        THEN
            PERFORM refuse('retract_by_two', 'Retracting needs the approval of a second person.');
        ELSIF NEW.standing = 'withdrawn' AND NOT is_approved('withdraw', c.id, e.published_at) THEN
            PERFORM refuse('withdraw_by_two', 'Withdrawing needs the approval of a second editor.');
        END IF;
    END IF;
    -- The desk's record moves first, and its own guard asks for the second person.
    IF NEW.challenge <> OLD.challenge AND NEW.challenge <>
        (CASE c.challenge WHEN 'under_review' THEN 'under_review' ELSE 'none' END)
    THEN
        PERFORM refuse('challenge_closed_by_two',
            'Closing a challenge needs the approval of a second person.');
    END IF;
    IF NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id THEN
        PERFORM claimbook_only('merge claims', 'editor');
        IF NEW.merged_into_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM articles_claimlink l JOIN articles_claim o ON o.id = l.other_id
            JOIN articles_publishedclaim p ON p.public_id = o.public_id
            WHERE l.claim_id = c.id AND l.kind = 'duplicates' AND p.id = NEW.merged_into_id)
        THEN
            PERFORM refuse('merge_of_duplicates', 'Only duplicates are merged.');
        END IF;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION published_brief_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_edition WHERE id = NEW.edition_id
        AND subject_kind = 'brief' AND subject = NEW.public_id AND number = NEW.number
        AND number = newest_edition('brief', NEW.public_id))
        OR TG_OP = 'UPDATE' AND NEW.public_id <> OLD.public_id
    THEN
        PERFORM refuse('published_as_edition', 'The row shows another edition than its newest.');
    END IF;
    RETURN NEW;
END
$$;

-- The edition that readers are shown of a claim; NULL once nothing of it may be shown.
CREATE FUNCTION shown_content(of_published bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT nullif(e.content, '')::jsonb
    FROM articles_publishedclaim p JOIN articles_edition e ON e.id = p.edition_id
    WHERE p.id = of_published AND p.standing <> 'withdrawn'
$$;

-- Rows beside a published claim say what its edition says.
CREATE FUNCTION published_evidence_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(shown_content(NEW.claim_id)->'evidence') s
        WHERE (s->>'id', s->>'stance', s->>'kind', s->>'state',
            s->'source'->>'id', s->'article'->>'id')
        IS NOT DISTINCT FROM (NEW.public_id, NEW.stance, NEW.kind, NEW.state,
            (SELECT public_id FROM articles_publishedsource WHERE id = NEW.source_id),
            (SELECT public_id FROM articles_publishedarticle WHERE id = NEW.article_id)))
    THEN
        PERFORM refuse('published_as_edition', 'The edition holds no such evidence.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION published_appearance_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(shown_content(NEW.claim_id)->'appearances') s
        WHERE (s->>'id', s->>'attribution', coalesce(s->>'speaker', ''), s->>'mode',
            s->'article'->>'id', jsonb_path_query_array(s, '$.spans[*].exact'))
        IS NOT DISTINCT FROM (NEW.public_id, NEW.attribution, NEW.speaker, NEW.mode,
            (SELECT public_id FROM articles_publishedarticle WHERE id = NEW.article_id),
            jsonb_path_query_array(NEW.spans, '$[*].exact')))
    THEN
        PERFORM refuse('published_as_edition', 'The edition holds no such appearance.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION published_claim_company_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_publishedcompany o,
        jsonb_array_elements(shown_content(NEW.claim_id)->'companies') s
        WHERE o.id = NEW.named_id AND s->>'id' = o.public_id AND s->>'role' = NEW.role
        AND NEW.company_id IN (o.id, o.merged_into_id))
    THEN
        PERFORM refuse('published_as_edition', 'The edition names no such company.');
    END IF;
    RETURN NEW;
END
$$;

-- At the transaction's end none of these rows is missing.
CREATE FUNCTION published_rows_complete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    said jsonb := shown_content(OLD.claim_id);
BEGIN
    IF said IS NOT NULL AND (
        jsonb_array_length(said->'evidence') <>
            (SELECT count(*) FROM articles_publishedevidence WHERE claim_id = OLD.claim_id)
        OR jsonb_array_length(said->'appearances') <>
            (SELECT count(*) FROM articles_publishedappearance WHERE claim_id = OLD.claim_id)
        OR jsonb_array_length(said->'companies') <>
            (SELECT count(*) FROM articles_publishedclaimcompany WHERE claim_id = OLD.claim_id))
    THEN
        PERFORM refuse('published_stays', 'The edition says more than its rows.');
    END IF;
    RETURN NULL;
END
$$;

-- A confidential source has no public row, or one that says so; the others their public words.
CREATE FUNCTION published_source_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    s articles_source;
BEGIN
    SELECT * INTO s FROM articles_source WHERE public_id = NEW.public_id;
    IF NOT FOUND THEN RETURN NEW; END IF;
    IF s.attribution = 'confidential' THEN
        IF TG_OP = 'INSERT' OR (NEW.label, NEW.description, NEW.grade, NEW.owner_id)
            IS DISTINCT FROM ('a source no longer named', '', '', NULL::bigint)
        THEN
            PERFORM refuse('source_stays_confidential', 'A confidential source is never shown.');
        END IF;
    ELSIF NEW.label <> public_source(s.id)->>'name'
        OR s.attribution = 'on_background' AND NEW.description <> ''
        OR NEW.grade <> '' AND NOT s.is_grade_public
    THEN
        PERFORM refuse('source_as_agreed', 'Readers see a source as it was agreed with it.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION published_relation_rests() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_publishedrelation WHERE id = NEW.id) AND NOT EXISTS (
        SELECT FROM articles_publishedrelation_claims l
        JOIN articles_publishedclaim p ON p.id = l.publishedclaim_id
        WHERE l.publishedrelation_id = NEW.id AND p.standing = 'current')
    THEN
        PERFORM refuse('relation_rests_on_published',
            'A relation is public only with a published claim behind it.');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION retraction_explained() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.standing = 'retracted' AND NOT EXISTS (SELECT FROM articles_correction
        WHERE claim_id = NEW.id AND kind = 'retraction')
    THEN
        PERFORM refuse('correction_needed', 'A retraction says in public what was wrong.');
    END IF;
    RETURN NULL;
END
$$;

-- A correction runs between two editions of its own claim, forwards.
CREATE FUNCTION correction_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    subject text := (SELECT public_id FROM articles_publishedclaim WHERE id = NEW.claim_id);
    before articles_edition;
    after articles_edition;
BEGIN
    SELECT * INTO before FROM articles_edition WHERE id = NEW.from_edition_id;
    SELECT * INTO after FROM articles_edition WHERE id = NEW.to_edition_id;
    IF before.subject <> subject OR after.subject <> subject OR after.number <= before.number
        OR after.number < newest_edition('claim', subject)
    THEN
        PERFORM refuse('correction_of_its_claim',
            'A correction leads from one edition of a claim to a later one.');
    END IF;
    NEW.made_at := date_trunc('second', clock_timestamp());
    RETURN NEW;
END
$$;

-- At the transaction's end, what a retraction says is true.
CREATE FUNCTION correction_carried_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.kind = 'retraction' AND EXISTS (SELECT FROM articles_publishedclaim
        WHERE id = NEW.claim_id AND standing = 'current')
    THEN
        PERFORM refuse('correction_of_its_claim', 'The claim still stands.');
    END IF;
    RETURN NULL;
END
$$;

-- Two editors, and nothing that readers are shown now: that is withdrawn or replaced first.
CREATE FUNCTION redaction_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_edition e
        JOIN articles_claim c ON c.public_id = e.subject AND e.subject_kind = 'claim'
        JOIN articles_request r ON r.claim_id = c.id AND r.action = 'redact'
            AND r.edition_number = e.number AND r.ground = NEW.ground
        JOIN articles_approval a ON a.request_id = r.id
        WHERE e.id = NEW.edition_id)
    THEN
        PERFORM refuse('redact_by_two', 'Redacting needs the approval of a second editor.');
    END IF;
    IF EXISTS (SELECT FROM articles_publishedclaim
        WHERE edition_id = NEW.edition_id AND standing <> 'withdrawn')
    THEN
        PERFORM refuse('redact_not_shown',
            'Readers are shown this edition now: withdraw the claim or publish it anew first.');
    END IF;
    RETURN NEW;
END
$$;
"""

DROP = """
DROP FUNCTION redaction_guard(), correction_carried_out(), correction_guard(),
    retraction_explained(), published_relation_rests(), published_source_guard(),
    published_rows_complete(), published_claim_company_guard(), published_appearance_guard(),
    published_evidence_guard(), shown_content(bigint), published_brief_guard(),
    published_claim_guard(), newest_edition(text, text), edition_corrected(), edition_mirrored(), edition_guard(),
    check_publishable(articles_claim, text), against_suggestion(bigint), level_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_steps")]

    operations = [
        migrations.RunSQL(SAID + EDITION + PUBLISHED, DROP + DROP_SAID),
        row_trigger("edition", "c_guard", "BEFORE INSERT", "edition_guard"),
        row_trigger("edition", "e_mirrored", "AFTER INSERT", "edition_mirrored"),
        deferred_trigger("edition", "f_corrected", "INSERT", "edition_corrected"),
        *(
            row_trigger(table, "c_guard", "BEFORE INSERT OR UPDATE", function)
            for table, function in (
                ("publishedclaim", "published_claim_guard"),
                ("publishedbrief", "published_brief_guard"),
                ("publishedevidence", "published_evidence_guard"),
                ("publishedappearance", "published_appearance_guard"),
                ("publishedclaimcompany", "published_claim_company_guard"),
                ("publishedsource", "published_source_guard"),
            )
        ),
        *(
            deferred_trigger(table, "f_complete", "DELETE", "published_rows_complete")
            for table in ("publishedevidence", "publishedappearance", "publishedclaimcompany")
        ),
        deferred_trigger(
            "publishedrelation", "f_rests", "INSERT OR UPDATE", "published_relation_rests"
        ),
        deferred_trigger("publishedclaim", "f_explained", "UPDATE", "retraction_explained"),
        row_trigger("correction", "c_guard", "BEFORE INSERT", "correction_guard"),
        deferred_trigger("correction", "f_carried_out", "INSERT", "correction_carried_out"),
        row_trigger("redaction", "c_guard", "BEFORE INSERT", "redaction_guard"),
    ]
