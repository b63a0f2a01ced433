"""A claim's way: which step may follow which, and what each needs."""

from django.db import migrations

from articles.migrations._guards import row_trigger

CLAIM = r"""
-- T2: a verdict with rationale, and evidence unless the verdict needs none.
CREATE FUNCTION check_submission(c articles_claim) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    held articles_assessment;
BEGIN
    SELECT * INTO held FROM articles_assessment WHERE claim_id = c.id ORDER BY id DESC LIMIT 1;
    IF NOT FOUND THEN
        PERFORM refuse('submit_needs_assessment',
            'Enter a verdict with its reasons first; “not yet assessed” is a verdict.');
    END IF;
    IF c.type = 'opinion' AND held.verdict NOT IN ('not_checkable', 'not_assessed') THEN
        PERFORM refuse('opinion_not_scored',
            'An opinion is attributed and not checked: its verdict is “not checkable”.');
    END IF;
    IF held.verdict NOT IN ('not_assessed', 'not_checkable') AND NOT EXISTS (
        SELECT FROM articles_evidence WHERE claim_id = c.id AND state IN ('live', 'corrected'))
    THEN
        PERFORM refuse('submit_needs_evidence',
            'A verdict needs at least one live evidence item.');
    END IF;
END
$$;

CREATE FUNCTION decided(c articles_claim, wanted text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM articles_verification v
        WHERE v.claim_id = c.id AND v.decision = wanted AND v.seen_version = c.version)
$$;

-- A second person agreed to close the challenge that stands now.
CREATE FUNCTION may_close_challenge(c articles_claim) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT c.challenge = 'under_review' AND EXISTS (
        SELECT FROM articles_request r JOIN articles_approval a ON a.request_id = r.id
        WHERE r.claim_id = c.id AND r.action = 'close_challenge'
        AND r.requested_at >= c.challenged_at)
$$;

CREATE FUNCTION claim_steps() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.workflow <> 'draft' OR NEW.challenge <> 'none'
            OR NEW.published_number IS NOT NULL
        THEN
            PERFORM refuse('claim_starts_as_draft', 'A claim starts as a draft.');
        END IF;
        NEW.created_by_id := claimbook_actor();
        RETURN NEW;
    END IF;
    NEW.created_by_id := OLD.created_by_id;
    NEW.created_at := OLD.created_at;
    IF NEW.workflow <> OLD.workflow THEN
        CASE
            WHEN NEW.workflow = 'draft' AND OLD.workflow IN ('in_review', 'verified') THEN
                NULL;  -- T5, made by the database; a step back loses nothing
            WHEN NEW.workflow = 'in_review' AND OLD.workflow IN ('draft', 'changes_requested') THEN
                PERFORM check_submission(NEW);
            WHEN NEW.workflow = 'changes_requested' AND OLD.workflow = 'in_review'
                AND decided(OLD, 'sent_back') THEN
                NULL;
            WHEN NEW.workflow = 'verified' AND OLD.workflow = 'in_review'
                AND decided(OLD, 'checked') AND claim_is_covered(OLD.id) THEN
                NULL;
            WHEN NEW.workflow = 'verified' AND OLD.workflow = 'draft'
                AND EXISTS (SELECT FROM articles_verification v WHERE v.claim_id = OLD.id
                    AND v.how = 'carried_over' AND v.seen_version = OLD.version)
                AND OLD.published_number IS NULL THEN
                NULL;
            WHEN NEW.workflow = 'rejected' AND OLD.workflow IN ('draft', 'in_review')
                AND decided(OLD, 'rejected') THEN
                NULL;
            ELSE
                PERFORM refuse('step_not_allowed', format(
                    'A claim does not go from “%s” to “%s” this way.',
                    replace(OLD.workflow, '_', ' '), replace(NEW.workflow, '_', ' ')));
        END CASE;
    END IF;
    IF NEW.published_number IS DISTINCT FROM OLD.published_number
        AND NEW.published_number IS DISTINCT FROM (
            SELECT max(number) FROM articles_edition
            WHERE subject_kind = 'claim' AND subject = NEW.public_id)
    THEN
        PERFORM refuse('published_number_mirrors', 'Only publishing sets the edition’s number.');
    END IF;
    IF NEW.challenge <> OLD.challenge THEN
        CASE
            WHEN NEW.challenge = 'under_review' THEN
                PERFORM claimbook_only('challenge a claim', 'fact-checker', 'editor');
                IF length(trim(NEW.challenge_reason)) = 0 OR NEW.published_number IS NULL THEN
                    PERFORM refuse('challenge_with_reason',
                        'A challenge needs its reason, and a published claim.');
                END IF;
            WHEN NEW.challenge = 'recheck' AND OLD.challenge = 'none'
                AND NEW.published_number IS NOT NULL THEN
                NEW.challenge_reason := '';  -- the reason of a former challenge ends no recheck
            WHEN NEW.challenge = 'none' AND OLD.challenge = 'under_review' THEN
                PERFORM claimbook_only('close a challenge', 'editor');
                IF NOT may_close_challenge(OLD) THEN
                    PERFORM refuse('challenge_closed_by_two',
                        'Closing a challenge needs the approval of a second person.');
                END IF;
            WHEN NEW.challenge = 'none' AND OLD.challenge = 'recheck' THEN
                PERFORM claimbook_only('end a recheck', 'fact-checker', 'editor');
                IF length(trim(NEW.challenge_reason)) < 10 AND NOT EXISTS (
                    SELECT FROM articles_assessment
                    WHERE claim_id = OLD.id AND assessed_at > OLD.challenged_at)
                THEN
                    PERFORM refuse('recheck_needs_reason',
                        'Assess the claim again, or say in 10 characters or more why the '
                        'edition stands.');
                END IF;
            ELSE
                PERFORM refuse('step_not_allowed', 'A challenge does not move that way.');
        END CASE;
        NEW.challenged_at := CASE WHEN NEW.challenge = 'none' THEN NULL ELSE clock_timestamp() END;
    ELSE
        NEW.challenged_at := OLD.challenged_at;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION brief_steps() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.workflow <> 'draft' OR NEW.published_number IS NOT NULL THEN
            PERFORM refuse('brief_starts_as_draft', 'A brief starts as a draft.');
        END IF;
        NEW.created_by_id := claimbook_actor();
        RETURN NEW;
    END IF;
    NEW.created_by_id := OLD.created_by_id;
    NEW.created_at := OLD.created_at;
    IF (NEW.answer, NEW.company_id, NEW.counterparty_id, NEW.topic_id)
        IS DISTINCT FROM (OLD.answer, OLD.company_id, OLD.counterparty_id, OLD.topic_id)
        AND NEW.workflow IN ('in_review', 'verified')
    THEN
        NEW.workflow := 'draft';
    END IF;
    IF NEW.workflow <> OLD.workflow AND NOT coalesce(CASE
        WHEN NEW.workflow = 'draft' THEN OLD.workflow IN ('in_review', 'verified')
        WHEN NEW.workflow = 'in_review' THEN
            OLD.workflow IN ('draft', 'changes_requested') AND NOT EXISTS (
                SELECT FROM articles_briefsentence s WHERE s.brief_id = OLD.id AND NOT EXISTS (
                    SELECT FROM articles_briefcitation t WHERE t.sentence_id = s.id))
        WHEN NEW.workflow = 'verified' THEN
            OLD.workflow = 'in_review' AND brief_is_covered(OLD.id)
        WHEN NEW.workflow IN ('changes_requested', 'rejected') THEN
            OLD.workflow = 'in_review' AND EXISTS (SELECT FROM articles_verification v
                WHERE v.brief_id = OLD.id AND v.seen_version = OLD.version
                AND v.decision = CASE NEW.workflow WHEN 'rejected' THEN 'rejected'
                    ELSE 'sent_back' END)
        END, false)
    THEN
        PERFORM refuse('step_not_allowed', format(
            'A brief does not go from “%s” to “%s” this way; each of its sentences cites a claim.',
            replace(OLD.workflow, '_', ' '), replace(NEW.workflow, '_', ' ')));
    END IF;
    IF NEW.published_number IS DISTINCT FROM OLD.published_number
        AND NEW.published_number IS DISTINCT FROM (
            SELECT max(number) FROM articles_edition
            WHERE subject_kind = 'brief' AND subject = NEW.public_id)
    THEN
        PERFORM refuse('published_number_mirrors', 'Only publishing sets the edition’s number.');
    END IF;
    RETURN NEW;
END
$$;
"""

SIGNED = r"""
CREATE FUNCTION assessment_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c articles_claim;
BEGIN
    NEW.assessed_by_id := claimbook_human('assess a claim');
    NEW.assessed_at := clock_timestamp();
    SELECT * INTO c FROM articles_claim WHERE id = NEW.claim_id FOR UPDATE;
    IF c.type = 'opinion' AND NEW.verdict NOT IN ('not_checkable', 'not_assessed') THEN
        PERFORM refuse('opinion_not_scored',
            'An opinion is attributed and not checked: its verdict is “not checkable”.');
    END IF;
    NEW.evidence_hash := claim_evidence_hash(NEW.claim_id);
    RETURN NEW;
END
$$;

CREATE FUNCTION owner_runs() RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT pg_has_role(session_user, (SELECT relowner FROM pg_class
        WHERE oid = 'public.articles_edition'::regclass), 'USAGE')
$$;

CREATE FUNCTION verification_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c articles_claim;
    b articles_brief;
    present text;
    stands text;
    version bigint;
BEGIN
    IF NEW.how = 'carried_over' THEN
        IF NOT owner_runs() THEN
            PERFORM refuse('carried_over_by_owner',
                'Only an import on the owner’s connection carries a base over.');
        END IF;
    ELSE
        NEW.verifier_id := claimbook_only('check a claim', 'fact-checker', 'editor');
    END IF;
    NEW.verified_at := clock_timestamp();
    IF NEW.claim_id IS NOT NULL THEN
        SELECT * INTO c FROM articles_claim WHERE id = NEW.claim_id FOR UPDATE;
        present := claim_content_hash(c.id); stands := c.workflow; version := c.version;
    ELSE
        SELECT * INTO b FROM articles_brief WHERE id = NEW.brief_id FOR UPDATE;
        present := brief_content_hash(b.id); stands := b.workflow; version := b.version;
    END IF;
    IF (NEW.seen_version, NEW.content_hash) IS DISTINCT FROM (version, present) THEN
        PERFORM refuse('stale_version', format(
            'It changed after you read it: you saw version %s, it is now version %s.',
            NEW.seen_version, version));
    END IF;
    IF NEW.how = 'carried_over' THEN RETURN NEW; END IF;
    IF NEW.decision = 'rejected' THEN
        IF stands NOT IN ('draft', 'in_review') THEN
            PERFORM refuse('step_not_allowed', 'Only a draft or a claim in review is rejected.');
        END IF;
        IF c.published_number IS NOT NULL OR b.published_number IS NOT NULL THEN
            PERFORM refuse('published_not_rejected',
                'Readers have an edition of it: correct or retract it instead of rejecting it.');
        END IF;
    ELSIF stands IS DISTINCT FROM 'in_review' THEN
        PERFORM refuse('step_not_allowed', 'It is not in review.');
    END IF;
    IF NEW.decision = 'checked' AND NEW.claim_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM claim_coverage(c.id) p WHERE NOT NEW.verifier_id = ANY (p.authors))
        OR NEW.decision = 'checked' AND NEW.brief_id IS NOT NULL
        AND NEW.verifier_id = ANY (brief_authors(b.id))
    THEN
        PERFORM refuse('four_eyes',
            'Every part of it is yours: somebody else has to check it.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION verification_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    next text := CASE NEW.decision WHEN 'sent_back' THEN 'changes_requested'
        WHEN 'rejected' THEN 'rejected' ELSE 'verified' END;
BEGIN
    IF NEW.claim_id IS NOT NULL THEN
        IF next <> 'verified' OR NEW.how = 'carried_over' OR claim_is_covered(NEW.claim_id) THEN
            UPDATE articles_claim SET workflow = next WHERE id = NEW.claim_id;
        END IF;
    ELSE
        UPDATE articles_brief SET workflow = next WHERE id = NEW.brief_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION grade_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.graded_by_id := claimbook_only('grade a source', 'fact-checker', 'editor');
    NEW.graded_at := clock_timestamp();
    RETURN NEW;
END
$$;

CREATE FUNCTION request_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    present text;
BEGIN
    IF NEW.action IN ('withdraw', 'redact', 'close_challenge', 'publish_against_suggestion') THEN
        NEW.requested_by_id := claimbook_only('ask for this', 'editor');
    ELSE
        NEW.requested_by_id := claimbook_only(
            'ask for this', 'journalist', 'fact-checker', 'editor');
    END IF;
    NEW.requested_at := clock_timestamp();
    present := CASE WHEN NEW.claim_id IS NOT NULL THEN claim_content_hash(NEW.claim_id)
        WHEN NEW.brief_id IS NOT NULL THEN brief_content_hash(NEW.brief_id) ELSE '' END;
    IF NEW.content_hash <> '' AND NEW.content_hash IS DISTINCT FROM present THEN
        PERFORM refuse('stale_version', 'It changed after you read it: read it again.');
    END IF;
    NEW.content_hash := coalesce(present, '');
    RETURN NEW;
END
$$;

CREATE FUNCTION approval_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked articles_request;
BEGIN
    SELECT * INTO asked FROM articles_request WHERE id = NEW.request_id;
    IF asked.action IN ('retract', 'close_challenge') THEN
        NEW.approved_by_id := claimbook_only('approve this', 'fact-checker', 'editor');
    ELSE
        NEW.approved_by_id := claimbook_only('approve this', 'editor');
    END IF;
    NEW.approved_at := clock_timestamp();
    IF NEW.approved_by_id = asked.requested_by_id THEN
        PERFORM refuse('approval_by_another',
            'You asked for this yourself: a second person has to approve it.');
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION version_signed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.captured_by_id := claimbook_actor();
    NEW.sha256 := encode(sha256(NEW.raw), 'hex');
    RETURN NEW;
END
$$;

-- Asked for and approved since the given moment: an approval does not serve later editions.
CREATE FUNCTION is_approved(wanted text, of_claim bigint, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM articles_request r JOIN articles_approval a ON a.request_id = r.id
        WHERE r.claim_id = of_claim AND r.action = wanted AND r.requested_at >= since)
$$;
"""

DROP = """
DROP FUNCTION is_approved(text, bigint, timestamptz), version_signed(), approval_signed(), request_signed(),
    grade_signed(), verification_moves(), verification_signed(), owner_runs(),
    assessment_signed(), brief_steps(), claim_steps(),
    may_close_challenge(articles_claim), decided(articles_claim, text),
    check_submission(articles_claim);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_parts")]

    operations = [
        migrations.RunSQL(CLAIM + SIGNED, DROP),
        row_trigger("claim", "d_steps", "BEFORE INSERT OR UPDATE", "claim_steps"),
        row_trigger("brief", "d_steps", "BEFORE INSERT OR UPDATE", "brief_steps"),
        row_trigger("assessment", "c_signed", "BEFORE INSERT", "assessment_signed"),
        row_trigger("verification", "c_signed", "BEFORE INSERT", "verification_signed"),
        row_trigger("verification", "e_moves", "AFTER INSERT", "verification_moves"),
        row_trigger("sourcegrade", "c_signed", "BEFORE INSERT", "grade_signed"),
        row_trigger("request", "c_signed", "BEFORE INSERT", "request_signed"),
        row_trigger("approval", "c_signed", "BEFORE INSERT", "approval_signed"),
        row_trigger("articleversion", "c_signed", "BEFORE INSERT", "version_signed"),
    ]
