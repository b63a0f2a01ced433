"""The door: what an edition needs, and what keeps the published tables true to it."""

from django.db import migrations

from articles.migrations._guards import deferred_trigger, row_trigger

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
    closing boolean;
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
    closing := c.challenge = 'under_review' AND EXISTS (
        SELECT FROM articles_request r JOIN articles_approval a ON a.request_id = r.id
        WHERE r.claim_id = c.id AND r.action = 'close_challenge'
        AND r.requested_at >= c.challenged_at);
    IF c.challenge <> 'none' AND NOT closing THEN
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
    held articles_assessment;
    said jsonb := NEW.content::jsonb;
    last int;
BEGIN
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
    IF said->>'id' IS DISTINCT FROM NEW.subject OR (said->>'number')::int <> NEW.number
        OR (said->>'schema')::int <> NEW.schema
    THEN
        PERFORM refuse('edition_content_its_own', 'The content is that of another edition.');
    END IF;
    IF NEW.subject_kind = 'brief' THEN
        SELECT * INTO b FROM articles_brief WHERE public_id = NEW.subject FOR UPDATE;
        IF NOT FOUND OR b.workflow <> 'verified' OR NOT brief_is_covered(b.id)
            OR NEW.verified_how <> 'checked' OR NEW.verified_version <> b.version
            OR NEW.verified_hash <> brief_content_hash(b.id)
            OR said->>'answer' IS DISTINCT FROM b.answer
        THEN
            PERFORM refuse('publish_verified', 'Only a verified brief is published, as verified.');
        END IF;
        RETURN NEW;
    END IF;
    SELECT * INTO c FROM articles_claim WHERE public_id = NEW.subject FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('publish_verified', 'There is no such claim.');
    END IF;
    IF NEW.verified_how = 'carried_over' AND (NEW.number <> 1 OR NOT owner_runs()) THEN
        PERFORM refuse('carried_over_by_owner',
            'Only an import on the owner’s connection carries a base over, as edition 1.');
    END IF;
    PERFORM check_publishable(c, NEW.verified_how);
    IF NEW.verified_version <> c.version OR NEW.verified_hash <> claim_content_hash(c.id) THEN
        PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
    END IF;
    SELECT * INTO held FROM articles_assessment WHERE claim_id = c.id ORDER BY id DESC LIMIT 1;
    IF (said->>'statement', said->>'type', said->>'verdict', coalesce(said->>'confidence', ''))
        IS DISTINCT FROM (c.statement, c.type, held.verdict, held.confidence)
        OR (SELECT coalesce(array_agg(e->>'id' ORDER BY e->>'id'), '{}')
            FROM jsonb_array_elements(said->'evidence') e)
        <> (SELECT coalesce(array_agg(public_id::text ORDER BY public_id), '{}')
            FROM articles_evidence WHERE claim_id = c.id)
    THEN
        PERFORM refuse('publish_as_verified', 'This is not the content that was verified.');
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

-- T7: at the transaction's end, a material change has its correction.
CREATE FUNCTION edition_corrected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.subject_kind = 'claim' AND EXISTS (
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
CREATE FUNCTION published_claim_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    e articles_edition;
    said jsonb;
    desk bigint;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse('published_stays', 'What was published is never deleted.');
    END IF;
    SELECT * INTO e FROM articles_edition WHERE id = NEW.edition_id;
    SELECT id INTO desk FROM articles_claim WHERE public_id = NEW.public_id;
    IF e.subject_kind <> 'claim' OR e.subject <> NEW.public_id OR e.number <> NEW.number THEN
        PERFORM refuse('published_as_edition', 'The row shows another edition than its own.');
    END IF;
    IF NEW.standing <> 'withdrawn' AND e.content <> '' THEN
        said := e.content::jsonb;
        IF (NEW.statement, NEW.verdict, NEW.confidence, NEW.type) IS DISTINCT FROM
            (said->>'statement', said->>'verdict', coalesce(said->>'confidence', ''),
                said->>'type')
        THEN
            PERFORM refuse('published_as_edition', 'The row says something else than its edition.');
        END IF;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.standing <> 'current' OR NEW.challenge <> 'none' THEN
            PERFORM refuse('published_starts_current', 'A claim is published as current.');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.public_id <> OLD.public_id OR NEW.number < OLD.number THEN
        PERFORM refuse('published_forward', 'Readers are never taken back to an older edition.');
    END IF;
    IF NEW.standing <> OLD.standing THEN
        IF OLD.standing = 'withdrawn' OR NEW.standing = 'current' THEN
            PERFORM refuse('step_not_allowed', 'What was removed does not come back.');
        ELSIF NEW.standing = 'retracted' AND NOT is_approved('retract', desk)
            AND NOT is_approved('close_challenge', desk)
        THEN
            PERFORM refuse('retract_by_two', 'Retracting needs the approval of a second person.');
        ELSIF NEW.standing = 'withdrawn' AND NOT is_approved('withdraw', desk) THEN
            PERFORM refuse('withdraw_by_two', 'Withdrawing needs the approval of a second editor.');
        END IF;
    END IF;
    IF NEW.challenge = 'none' AND OLD.challenge = 'under_review'
        AND NOT is_approved('close_challenge', desk)
    THEN
        PERFORM refuse('challenge_closed_by_two',
            'Closing a challenge needs the approval of a second person.');
    END IF;
    RETURN NEW;
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
    IF before.subject <> subject OR after.subject <> subject OR after.number <= before.number THEN
        PERFORM refuse('correction_of_its_claim',
            'A correction leads from one edition of a claim to a later one.');
    END IF;
    NEW.made_at := date_trunc('second', clock_timestamp());
    RETURN NEW;
END
$$;
"""

DROP = """
DROP FUNCTION correction_guard(), retraction_explained(), published_claim_guard(),
    edition_corrected(), edition_mirrored(), edition_guard(),
    check_publishable(articles_claim, text), against_suggestion(bigint), level_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_steps")]

    operations = [
        migrations.RunSQL(EDITION + PUBLISHED, DROP),
        row_trigger("edition", "c_guard", "BEFORE INSERT", "edition_guard"),
        row_trigger("edition", "e_mirrored", "AFTER INSERT", "edition_mirrored"),
        deferred_trigger("edition", "f_corrected", "INSERT", "edition_corrected"),
        row_trigger(
            "publishedclaim", "c_guard", "BEFORE INSERT OR UPDATE OR DELETE", "published_claim_guard"
        ),
        deferred_trigger("publishedclaim", "f_explained", "UPDATE", "retraction_explained"),
        row_trigger("correction", "c_guard", "BEFORE INSERT", "correction_guard"),
    ]
