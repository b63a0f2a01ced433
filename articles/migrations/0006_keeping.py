"""What is kept: append-only tables, protection of what was published, privileges."""

from django.db import migrations

from articles.migrations._guards import (
    APPEND_ONLY,
    WITH_PUBLIC_ID,
    added_rows_trigger,
    row_trigger,
    statement_trigger,
)

APPENDED = ", ".join(f"'articles_{table}'" for table in APPEND_ONLY)


FUNCTIONS = r"""
-- True inside the owner's own functions and on the owner's connection.
CREATE FUNCTION owner_is_current() RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT current_user = (SELECT rolname FROM pg_roles WHERE oid = (
        SELECT relowner FROM pg_class WHERE oid = 'public.articles_edition'::regclass))
$$;

-- An edition may be blanked by the owner beside its redaction, a draft's trail goes with it.
CREATE FUNCTION keep_row() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    blanked jsonb;
BEGIN
    IF TG_OP = 'DELETE' AND owner_is_current() AND TG_TABLE_NAME IN
            ('articles_assessment', 'articles_partchange', 'articles_verification')
        AND current_setting('claimbook.deleting', true) = 'draft'
    THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'articles_edition' AND owner_is_current() THEN
        blanked := to_jsonb(OLD) || jsonb_build_object('content', '');
        IF to_jsonb(NEW) = blanked AND EXISTS (
            SELECT FROM articles_redaction WHERE edition_id = OLD.id)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM refuse('append_only', 'This record is written once and stays as it is.');
    RETURN NULL;
END
$$;

CREATE FUNCTION keep_table() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse('append_only', 'These records are written once and stay as they are.');
    RETURN NULL;
END
$$;

-- TG_ARGV[0]: the published table that shows the record.
CREATE FUNCTION keep_published() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    shown boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE public_id = $1)', TG_ARGV[0])
    INTO shown USING OLD.public_id;
    IF shown THEN
        PERFORM refuse('published_stays', 'What was published is never deleted.');
    END IF;
    RETURN OLD;
END
$$;

CREATE FUNCTION keep_published_item() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM articles_edition e JOIN articles_claim c ON c.public_id = e.subject
        WHERE e.subject_kind = 'claim' AND c.id = OLD.claim_id
        AND e.verified_version >= (SELECT min(at_version) FROM articles_partchange
            WHERE claim_id = OLD.claim_id AND kind = 'evidence' AND part = OLD.public_id))
    THEN
        PERFORM refuse('published_stays', 'What was published is never deleted: retract it.');
    END IF;
    RETURN OLD;
END
$$;

CREATE FUNCTION keep_shown() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse('published_stays', 'What was published is never deleted.');
    RETURN NULL;
END
$$;

CREATE FUNCTION keep_person() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse('person_stays', 'People are deactivated, never deleted.');
    RETURN NULL;
END
$$;

CREATE FUNCTION keep_claim() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF owner_is_current() AND current_setting('claimbook.deleting', true) = 'draft' THEN
        RETURN OLD;
    END IF;
    PERFORM refuse('draft_deleted_whole', 'A draft is deleted as a whole, by its own action.');
    RETURN NULL;
END
$$;

-- Deletes a claim that was never published, with its trail; history keeps what it was.
CREATE FUNCTION delete_draft_claim(of_claim bigint, seen_version bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c articles_claim;
BEGIN
    PERFORM claimbook_human('delete a draft');
    SELECT * INTO c FROM articles_claim WHERE id = of_claim FOR UPDATE;
    IF NOT FOUND OR c.version <> seen_version THEN
        PERFORM refuse('stale_version', 'Somebody else changed or deleted this claim.');
    END IF;
    IF c.published_number IS NOT NULL OR EXISTS (SELECT FROM articles_edition
        WHERE subject_kind = 'claim' AND subject = c.public_id)
    THEN
        PERFORM refuse('published_stays', 'What was published is never deleted: retract it.');
    END IF;
    IF c.workflow NOT IN ('draft', 'changes_requested') OR EXISTS (
        SELECT FROM articles_request WHERE claim_id = of_claim)
    THEN
        PERFORM refuse('delete_drafts_only', 'Only a draft that nobody is deciding on is deleted.');
    END IF;
    IF EXISTS (SELECT FROM articles_claimlink WHERE other_id = of_claim)
        OR EXISTS (SELECT FROM articles_briefcitation WHERE claim_id = of_claim)
        OR EXISTS (SELECT FROM articles_companyrelationclaim WHERE claim_id = of_claim)
    THEN
        PERFORM refuse('delete_unused_only',
            'Another claim, a brief or a relation rests on this draft.');
    END IF;
    PERFORM set_config('claimbook.deleting', 'draft', true);
    DELETE FROM articles_claimlink WHERE claim_id = of_claim;
    DELETE FROM articles_claimcompany WHERE claim_id = of_claim;
    DELETE FROM articles_claimtopic WHERE content_object_id = of_claim;
    DELETE FROM articles_appearancespan WHERE appearance_id IN (
        SELECT id FROM articles_appearance WHERE claim_id = of_claim);
    DELETE FROM articles_appearance WHERE claim_id = of_claim;
    DELETE FROM articles_outcome_evidence WHERE outcome_id IN (
        SELECT id FROM articles_outcome WHERE claim_id = of_claim);
    DELETE FROM articles_outcome WHERE claim_id = of_claim;
    DELETE FROM articles_enquiry WHERE claim_id = of_claim;
    DELETE FROM articles_originproposal_items WHERE originproposal_id IN (
        SELECT id FROM articles_originproposal WHERE claim_id = of_claim);
    DELETE FROM articles_originproposal WHERE claim_id = of_claim;
    DELETE FROM articles_evidencederivation WHERE evidence_id IN (
        SELECT id FROM articles_evidence WHERE claim_id = of_claim);
    DELETE FROM articles_evidence WHERE claim_id = of_claim;
    DELETE FROM articles_suggestion WHERE claim_id = of_claim;
    DELETE FROM articles_assessment WHERE claim_id = of_claim;
    DELETE FROM articles_verification WHERE claim_id = of_claim;
    DELETE FROM articles_partchange WHERE claim_id = of_claim;
    DELETE FROM articles_claim WHERE id = of_claim;
    PERFORM set_config('claimbook.deleting', '', true);
END
$$;

CREATE FUNCTION delete_draft_brief(of_brief bigint, seen_version bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    b articles_brief;
BEGIN
    PERFORM claimbook_human('delete a draft');
    SELECT * INTO b FROM articles_brief WHERE id = of_brief FOR UPDATE;
    IF NOT FOUND OR b.version <> seen_version THEN
        PERFORM refuse('stale_version', 'Somebody else changed or deleted this brief.');
    END IF;
    IF b.published_number IS NOT NULL
        OR EXISTS (SELECT FROM articles_request WHERE brief_id = of_brief)
        OR EXISTS (SELECT FROM articles_verification WHERE brief_id = of_brief)
    THEN
        PERFORM refuse('published_stays', 'It was checked or published: it stays.');
    END IF;
    PERFORM set_config('claimbook.deleting', 'draft', true);
    DELETE FROM articles_briefcitation WHERE sentence_id IN (
        SELECT id FROM articles_briefsentence WHERE brief_id = of_brief);
    DELETE FROM articles_briefsentence WHERE brief_id = of_brief;
    DELETE FROM articles_partchange WHERE brief_id = of_brief;
    DELETE FROM articles_brief WHERE id = of_brief;
    PERFORM set_config('claimbook.deleting', '', true);
END
$$;

-- Ids are never used again, not even those of deleted drafts.
CREATE TABLE claimbook_used_id (
    public_id varchar(8) PRIMARY KEY,
    record text NOT NULL
);

CREATE FUNCTION note_used_id() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claimbook_used_id SELECT public_id, TG_TABLE_NAME FROM added;
    RETURN NULL;
END
$$;
"""

GRANTS = f"""
-- What the application's role may do: no DDL, no TRUNCATE, and of append-only tables and
-- history only reading and adding. Run by migrate, on the owner's connection.
CREATE FUNCTION claimbook_grant(application text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    name text;
BEGIN
    EXECUTE format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I', application);
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', application);
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('REVOKE ALL ON %I FROM %I', name, application);
        IF name IN ('django_migrations', 'claimbook_used_id', 'articles_redaction',
            'articles_partchange') OR name LIKE 'articles\\_%event'
        THEN
            EXECUTE format('GRANT SELECT ON %I TO %I', name, application);
        ELSIF name IN ({APPENDED}) THEN
            EXECUTE format('GRANT SELECT, INSERT ON %I TO %I', name, application);
        ELSIF name = 'pghistory_context' THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO %I', name, application);
        ELSE
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', name, application);
        END IF;
    END LOOP;
    -- History is written by its triggers alone, which nothing turns off: pgtrigger would heed a
    -- setting that everybody can make.
    FOR name IN SELECT oid::regprocedure::text FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
        AND (proname LIKE 'pgtrigger\\_%' OR proname = '_pgh_attach_context')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', name);
    END LOOP;
    CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT false';
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', application);
END
$$;
REVOKE EXECUTE ON FUNCTION claimbook_grant(text) FROM PUBLIC;
"""

DROP = """
DROP FUNCTION claimbook_grant(text), note_used_id(), delete_draft_brief(bigint, bigint),
    delete_draft_claim(bigint, bigint),
    keep_claim(), keep_person(), keep_shown(), keep_published_item(), keep_published(), keep_table(), keep_row(),
    owner_is_current();
DROP TABLE claimbook_used_id;
"""

#: Published rows that are changed by the door, and never deleted.
KEPT = (
    "publishedarticle", "publishedbrief", "publishedclaim", "publishedcompany",
    "publishedsource", "publishedtopic",
)  # fmt: skip

#: Never emptied, not even on the owner's connection.
WHOLE = ("brief", "claim", "evidence", "person", *KEPT)

#: Records whose history pghistory writes, into a table of the same name and `event`.
WITH_HISTORY = (
    "appearance", "appearancespan", "article", "articlederivation", "articleversion",
    "assessment", "brief", "briefcitation", "briefsentence", "claim", "claimcompany",
    "claimlink", "claimtopic", "company", "companyidentifier", "companyname",
    "companyrelation", "companyrelationclaim", "enquiry", "evidence", "evidencederivation",
    "origin", "originproposal", "outcome", "person", "source", "sourceaccess", "sourcegrade",
    "topic",
)  # fmt: skip

SHOWN = (
    ("company", "articles_publishedcompany"),
    ("source", "articles_publishedsource"),
    ("article", "articles_publishedarticle"),
    ("companyrelation", "articles_publishedrelation"),
    ("brief", "articles_publishedbrief"),
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_door")]

    operations = [
        migrations.RunSQL(FUNCTIONS + GRANTS, DROP),
        *(
            row_trigger(table, "a_keep_row", "BEFORE UPDATE OR DELETE", "keep_row")
            for table in APPEND_ONLY
        ),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in APPEND_ONLY),
        *(
            row_trigger(table, "a_keep_published", "BEFORE DELETE", "keep_published", "", f"'{shown}'")
            for table, shown in SHOWN
        ),
        *(row_trigger(table, "a_keep_shown", "BEFORE DELETE", "keep_shown") for table in KEPT),
        *(statement_trigger(table, "a_keep_table", "TRUNCATE", "keep_table") for table in WHOLE),
        *(
            statement_trigger(
                f"{table}event", "a_keep_table", "UPDATE OR DELETE OR TRUNCATE", "keep_table"
            )
            for table in WITH_HISTORY
        ),
        row_trigger("evidence", "a_keep_published", "BEFORE DELETE", "keep_published_item"),
        row_trigger("claim", "a_keep_claim", "BEFORE DELETE", "keep_claim"),
        row_trigger("person", "a_keep_person", "BEFORE DELETE", "keep_person"),
        *(added_rows_trigger(table, "g_used_id", "note_used_id") for table in WITH_PUBLIC_ID),
    ]
