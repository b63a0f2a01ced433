"""SQL that closes ways round the guards: found by trying every refusal at every level."""

PEOPLE = r"""
-- Content is written by those who write, and by imports; administrators keep people and settings.
-- Inside the owner's own functions the statement that called them was asked already.
CREATE OR REPLACE FUNCTION require_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    person bigint := claimbook_actor();
BEGIN
    IF NOT owner_is_current()
        AND NOT EXISTS (SELECT FROM articles_person_groups m JOIN auth_group g ON g.id = m.group_id
            WHERE m.person_id = person AND g.name IN ('journalist', 'fact-checker', 'editor'))
        AND NOT (SELECT is_system FROM articles_person WHERE id = person)
    THEN
        PERFORM refuse('role_needed',
            'It takes the role of journalist, fact-checker or editor to change content.');
    END IF;
    RETURN NULL;
END
$$;

-- The same for what readers see; the owner's own hand, as in a migration, names nobody.
CREATE FUNCTION require_actor_at_the_door() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT owner_is_current() THEN
        PERFORM claimbook_actor();
    END IF;
    RETURN NULL;
END
$$;

-- Whoever acts recorded it, and nobody else ever did.
CREATE FUNCTION outcome_signed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.recorded_by_id := CASE TG_OP WHEN 'INSERT' THEN claimbook_actor()
        ELSE OLD.recorded_by_id END;
    RETURN NEW;
END
$$;

CREATE FUNCTION correction_by_editor() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM claimbook_only('correct what readers were told', 'editor');
    IF NEW.was_wrong !~ '\S' OR NEW.is_right !~ '\S' THEN
        PERFORM refuse('correction_says_both', 'Say what was wrong and what is right.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION draft_deleted_by() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'articles_brief' OR OLD.created_by_id = claimbook_actor() THEN
        PERFORM claimbook_only('delete a draft', 'journalist', 'fact-checker', 'editor');
    ELSE
        PERFORM claimbook_only('delete somebody else’s draft', 'editor');
    END IF;
    RETURN OLD;
END
$$;
"""

CLAIM = r"""
-- Marking and embargo. What is scheduled is published in the editor's name who scheduled it,
-- so that nobody schedules for another.
CREATE FUNCTION claim_kept_inside() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    openness constant text[] := ARRAY['confidential', 'internal', 'public'];
    before articles_claim;
    author bigint := claimbook_actor();
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := OLD;
        author := OLD.created_by_id;
    ELSE
        before.marking := 'public';
    END IF;
    IF NEW.marking <> before.marking THEN
        IF NEW.published_number IS NOT NULL AND NEW.marking <> 'public' THEN
            PERFORM refuse('published_stays_public',
                'It is published: retract or withdraw it instead.');
        END IF;
        IF array_position(openness, NEW.marking::text)
                > array_position(openness, before.marking::text)
            OR NEW.marking = 'confidential' AND author <> claimbook_actor()
        THEN
            PERFORM claimbook_only('mark it so', 'editor');
        END IF;
    END IF;
    IF NEW.embargo_until IS DISTINCT FROM before.embargo_until
        OR NEW.scheduled_by_id IS DISTINCT FROM before.scheduled_by_id
    THEN
        PERFORM claimbook_only('set an embargo', 'editor');
        IF NEW.scheduled_by_id <> claimbook_actor() THEN
            PERFORM refuse('scheduled_by_actor',
                'What is scheduled is published in your name and in nobody else’s.');
        END IF;
    END IF;
    IF NEW.no_enquiry_reason ~ '^\s+$' THEN
        PERFORM refuse('reason_says_something', 'White space is no reason.');
    END IF;
    IF NEW.challenge = 'under_review' AND before.challenge <> NEW.challenge
        AND NEW.challenge_reason !~ '\S'
    THEN
        PERFORM refuse('challenge_with_reason',
            'A challenge needs its reason, and a published claim.');
    END IF;
    RETURN NEW;
END
$$;

-- A check counts for what was there when it was given. Versions rise once in a transaction:
-- whoever checks a version does not change it in the same breath.
CREATE FUNCTION change_after_check() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_verification v WHERE v.seen_version >= NEW.at_version
        AND (v.claim_id = NEW.claim_id OR v.brief_id = NEW.brief_id))
    THEN
        PERFORM refuse('changed_after_check',
            'It was checked in this very transaction: change it in one of its own.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION stands_with_reason() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.comment !~ '\S.{8,}\S' AND NOT EXISTS (
        SELECT FROM articles_assessment a JOIN articles_claim c ON c.id = a.claim_id
        WHERE c.id = NEW.claim_id AND a.assessed_at > c.challenged_at)
    THEN
        PERFORM refuse('recheck_needs_reason',
            'Assess the claim again, or say in 10 characters or more why the edition stands.');
    END IF;
    RETURN NEW;
END
$$;

-- The newest is the one with the highest id: nobody picks an id, and whoever waited for the
-- claim's lock comes after those who held it. TG_ARGV[0]: the sequence.
CREATE FUNCTION comes_last() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.id := nextval(TG_ARGV[0]::regclass);
    RETURN NEW;
END
$$;
"""

SHOWN = r"""
-- Whether the rows beside a published claim are those of the edition that it shows, all of them.
CREATE FUNCTION rows_say_the_edition(of_published bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT shown IS NULL OR (
        in_any_order((SELECT jsonb_agg(jsonb_build_array(s->'id', s->'stance', s->'kind',
                s->'state', s->'source'->'id', s->'article'->'id'))
            FROM jsonb_array_elements(shown->'evidence') s))
        = in_any_order((SELECT jsonb_agg(jsonb_build_array(e.public_id, e.stance, e.kind,
                e.state, o.public_id, w.public_id))
            FROM articles_publishedevidence e
            LEFT JOIN articles_publishedsource o ON o.id = e.source_id
            LEFT JOIN articles_publishedarticle w ON w.id = e.article_id
            WHERE e.claim_id = of_published))
        AND in_any_order((SELECT jsonb_agg(jsonb_build_array(s->'id', s->'mode',
                s->'article'->'id')) FROM jsonb_array_elements(shown->'appearances') s))
        = in_any_order((SELECT jsonb_agg(jsonb_build_array(a.public_id, a.mode, w.public_id))
            FROM articles_publishedappearance a
            JOIN articles_publishedarticle w ON w.id = a.article_id
            WHERE a.claim_id = of_published))
        AND in_any_order((SELECT jsonb_agg(jsonb_build_array(s->'id', s->'role'))
            FROM jsonb_array_elements(shown->'companies') s))
        = in_any_order((SELECT jsonb_agg(jsonb_build_array(o.public_id, l.role))
            FROM articles_publishedclaimcompany l
            JOIN articles_publishedcompany o ON o.id = l.named_id
            WHERE l.claim_id = of_published))
        AND in_any_order((SELECT jsonb_agg(s->'name') FROM jsonb_array_elements(shown->'topics') s))
        = in_any_order((SELECT jsonb_agg(t.name) FROM articles_publishedclaimtopic l
            JOIN articles_publishedtopic t ON t.id = l.topic_id WHERE l.claim_id = of_published)))
    FROM (SELECT shown_content(of_published) AS shown) s
$$;

-- At the transaction's end; TG_ARGV[0] is the column that leads to the published claim.
CREATE FUNCTION published_rows_true() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
BEGIN
    IF NOT rows_say_the_edition((changed->>TG_ARGV[0])::bigint) THEN
        PERFORM refuse('published_as_edition', 'The rows say something else than the edition.');
    END IF;
    RETURN NULL;
END
$$;

-- Readers of a claim's address are led elsewhere only where the claim was merged.
CREATE FUNCTION published_address_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.old LIKE '/claims/%' AND NOT EXISTS (
        SELECT FROM articles_publishedclaim p JOIN articles_publishedclaim o
        ON o.id = p.merged_into_id
        WHERE NEW.old = '/claims/' || p.public_id || '/'
        AND NEW.present = '/claims/' || o.public_id || '/')
    THEN
        PERFORM refuse('merge_of_duplicates', 'A claim’s address leads on only after a merge.');
    END IF;
    RETURN NEW;
END
$$;

-- A public relation is one of the desk's, in the desk's words.
CREATE FUNCTION published_relation_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM articles_companyrelation r
        JOIN articles_company s ON s.id = r.subject_id
        JOIN articles_company o ON o.id = r.object_id
        WHERE r.public_id = NEW.public_id AND (r.kind, r.started::text, r.ended::text)
            IS NOT DISTINCT FROM (NEW.kind, NEW.started::text, NEW.ended::text)
        AND s.public_id = (SELECT public_id FROM articles_publishedcompany
            WHERE id = NEW.subject_id)
        AND o.public_id = (SELECT public_id FROM articles_publishedcompany
            WHERE id = NEW.object_id))
    THEN
        PERFORM refuse('relation_as_recorded', 'The desk has no such relation.');
    END IF;
    RETURN NEW;
END
$$;
"""

FORWARD = PEOPLE + CLAIM + SHOWN

BACKWARD = r"""
DROP FUNCTION published_relation_guard(), published_address_guard(), published_rows_true(),
    rows_say_the_edition(bigint), comes_last(), stands_with_reason(), change_after_check(),
    claim_kept_inside(), draft_deleted_by(), correction_by_editor(), outcome_signed(),
    require_actor_at_the_door();
CREATE OR REPLACE FUNCTION require_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM claimbook_actor();
    RETURN NULL;
END
$$;
"""
