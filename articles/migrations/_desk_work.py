"""SQL of the records that people work with beside claims: who signs them, what of them stays."""

FUNCTIONS = r"""
-- Its own author writes a comment; it stays as it is, and goes with a draft.
CREATE FUNCTION comment_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.written_by_id := claimbook_human('comment');
        NEW.written_at := clock_timestamp();
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' AND owner_is_current() THEN
        RETURN OLD;
    END IF;
    PERFORM refuse('append_only', 'What was said stays as it is.');
    RETURN NULL;
END
$$;

-- Who asks signs; afterwards it is only closed, once.
CREATE FUNCTION check_ask_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.asked_by_id := claimbook_human('ask for a check');
        NEW.asked_at := clock_timestamp();
        NEW.closed_at := NULL;
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        IF owner_is_current() THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL
        AND to_jsonb(NEW) - 'closed_at' = to_jsonb(OLD) - 'closed_at'
    THEN
        NEW.closed_at := clock_timestamp();
        RETURN NEW;
    END IF;
    PERFORM refuse('ask_stays', 'What was asked stays as it is; it can only be closed.');
    RETURN NULL;
END
$$;

-- Rows that are one person's own.
CREATE FUNCTION own_alone() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND owner_is_current() THEN
        RETURN OLD;
    END IF;
    IF (TG_OP <> 'INSERT' AND OLD.person_id <> claimbook_actor())
        OR (TG_OP <> 'DELETE' AND NEW.person_id <> claimbook_actor())
    THEN
        PERFORM refuse('own_alone', 'This is the business of the person it belongs to.');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;

-- Who acts is named; afterwards it is only read. Reading is for whom it was told.
CREATE FUNCTION notification_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.by_id := claimbook_actor();
        NEW.told_at := clock_timestamp();
        RETURN NEW;
    ELSIF to_jsonb(NEW) - 'read_at' <> to_jsonb(OLD) - 'read_at' THEN
        PERFORM refuse('notification_stays', 'What was told stays as it was told.');
    ELSIF NEW.read_at IS DISTINCT FROM OLD.read_at AND OLD.person_id <> claimbook_actor() THEN
        PERFORM refuse('own_alone', 'This was told to somebody else.');
    END IF;
    RETURN NEW;
END
$$;

-- What lies beside a draft goes with it. TG_ARGV: the tables, each with a column named as the
-- record.
CREATE FUNCTION forget_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    beside text;
    key text := replace(TG_TABLE_NAME, 'articles_', '') || '_id';
BEGIN
    FOREACH beside IN ARRAY TG_ARGV LOOP
        EXECUTE format('DELETE FROM %I WHERE %I = $1', 'articles_' || beside, key) USING OLD.id;
    END LOOP;
    RETURN OLD;
END
$$;
"""

DROP = """
DROP FUNCTION comment_kept(), check_ask_kept(), own_alone(), notification_kept(),
    forget_work();
"""

#: Tables whose every change needs a named author.
ACTED_ON = ("checkask", "comment", "notification", "snooze")

#: Records with a public id, never used again.
WITH_PUBLIC_ID = ("checkask", "comment")

#: (table, trigger, events, function, arguments)
GUARDS = (
    ("comment", "c_kept", "BEFORE INSERT OR UPDATE OR DELETE", "comment_kept", ""),
    ("checkask", "c_kept", "BEFORE INSERT OR UPDATE OR DELETE", "check_ask_kept", ""),
    ("snooze", "c_own", "BEFORE INSERT OR UPDATE OR DELETE", "own_alone", ""),
    ("notification", "c_kept", "BEFORE INSERT OR UPDATE", "notification_kept", ""),
    ("claim", "b_forget_work", "BEFORE DELETE", "forget_work",
        "'checkask', 'comment', 'notification', 'snooze'"),
)  # fmt: skip

#: Never emptied.
WHOLE = ("checkask", "comment")
