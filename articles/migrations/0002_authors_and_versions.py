"""Who is acting, and versions that only the database raises, once per transaction."""

from django.db import migrations

from articles.migrations._guards import (
    ACTED_ON,
    EDITED,
    ONE_BY_ONE,
    WITH_PUBLIC_ID,
    added_rows_trigger,
    row_trigger,
    statement_trigger,
)

FUNCTIONS = r"""
-- A refusal in the user's words; `rule` arrives as the error's constraint name.
CREATE FUNCTION refuse(rule text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule, MESSAGE = message;
END
$$;

-- The person named by claimbook.actor in this transaction.
CREATE FUNCTION claimbook_actor() RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    setting text := nullif(current_setting('claimbook.actor', true), '');
    person bigint;
BEGIN
    IF setting IS NULL THEN
        PERFORM refuse('actor_named', 'Nobody is named as the author of this change.');
    END IF;
    SELECT id INTO person FROM articles_person
    WHERE id::text = setting AND (is_active OR is_system);
    IF person IS NULL THEN
        PERFORM refuse('actor_active', 'The author of this change is no active person.');
    END IF;
    RETURN person;
END
$$;

-- The actor, who must be a person and not the built-in one.
CREATE FUNCTION claimbook_human(deed text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    person bigint := claimbook_actor();
BEGIN
    IF (SELECT is_system FROM articles_person WHERE id = person) THEN
        PERFORM refuse('actor_human', format('The built-in person “system” cannot %s.', deed));
    END IF;
    RETURN person;
END
$$;

-- The actor, who has one of these roles. A superuser is no exception.
CREATE FUNCTION claimbook_only(deed text, VARIADIC roles text[]) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    person bigint := claimbook_human(deed);
BEGIN
    IF NOT EXISTS (SELECT FROM articles_person_groups m JOIN auth_group g ON g.id = m.group_id
        WHERE m.person_id = person AND g.name = ANY (roles))
    THEN
        PERFORM refuse('role_needed', format(
            'It takes the role of %s to %s.', array_to_string(roles, ' or '), deed));
    END IF;
    RETURN person;
END
$$;

CREATE FUNCTION require_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM claimbook_actor();
    RETURN NULL;
END
$$;

-- Names this transaction, also across a restore into a cluster whose ids start anew. The
-- deed is set by acting(); it tells apart several of them where a test nests them in one.
CREATE FUNCTION this_transaction() RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT left(pg_current_xact_id()::text || '@'
        || extract(epoch FROM transaction_timestamp())::text || '@'
        || coalesce(current_setting('claimbook.deed', true), ''), 64)
$$;

CREATE FUNCTION raise_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    here text := this_transaction();
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.version := 1;
    ELSIF OLD.touched_in = here AND NEW.version IN (OLD.version, OLD.version - 1) THEN
        NEW.version := OLD.version;
    ELSIF NEW.version <> OLD.version THEN
        PERFORM refuse('stale_version', format(
            'Somebody else changed this record: you saw version %s, it is now version %s.',
            NEW.version, OLD.version));
    ELSE
        NEW.version := OLD.version + 1;
    END IF;
    NEW.touched_in := here;
    RETURN NEW;
END
$$;

CREATE FUNCTION public_id_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse('public_id_stays', 'A public id never changes.');
    RETURN NULL;
END
$$;

-- Verdicts, checks and approvals are given one by one, each after reading.
CREATE FUNCTION one_by_one() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(*) FROM added) > 1 THEN
        PERFORM refuse('one_by_one', 'These are given one by one, never several at once.');
    END IF;
    RETURN NULL;
END
$$;
"""

DROP = """
DROP FUNCTION one_by_one();
DROP FUNCTION public_id_stays();
DROP FUNCTION raise_version();
DROP FUNCTION this_transaction();
DROP FUNCTION require_actor();
DROP FUNCTION claimbook_only(text, text[]);
DROP FUNCTION claimbook_human(text);
DROP FUNCTION claimbook_actor();
DROP FUNCTION refuse(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_records")]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        *(
            statement_trigger(table, "a_require_actor", "INSERT OR UPDATE OR DELETE", "require_actor")
            for table in ACTED_ON
        ),
        *(
            row_trigger(table, "b_raise_version", "BEFORE INSERT OR UPDATE", "raise_version")
            for table in EDITED
        ),
        *(
            row_trigger(
                table,
                "a_public_id_stays",
                "BEFORE UPDATE",
                "public_id_stays",
                "NEW.public_id IS DISTINCT FROM OLD.public_id",
            )
            for table in WITH_PUBLIC_ID
        ),
        *(added_rows_trigger(table, "f_one_by_one", "one_by_one") for table in ONE_BY_ONE),
    ]
