"""SQL of mail: choices are one's own, what was queued is sent once or given up."""

FUNCTIONS = r"""
-- What it is about stays; it ends once.
CREATE FUNCTION mail_out_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    way text[] := ARRAY['due_at', 'tries', 'sent_at', 'given_up_at', 'problem'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.queued_at := clock_timestamp();
        NEW.sent_at := NULL;
        NEW.given_up_at := NULL;
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        IF owner_is_current() THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.sent_at IS NULL AND OLD.given_up_at IS NULL
        AND to_jsonb(NEW) - way = to_jsonb(OLD) - way
    THEN
        RETURN NEW;
    END IF;
    PERFORM refuse('mail_stays', 'What was mailed stays on record.');
    RETURN NULL;
END
$$;
"""

DROP = "DROP FUNCTION mail_out_kept();"

#: Tables whose every change needs a named author.
ACTED_ON = ("mailout", "notificationchoice")

#: (table, trigger, events, function, arguments)
GUARDS = (
    ("mailout", "c_kept", "BEFORE INSERT OR UPDATE OR DELETE", "mail_out_kept", ""),
    ("notificationchoice", "c_own", "BEFORE INSERT OR UPDATE OR DELETE", "own_alone", ""),
    ("notification", "b_forget_mail", "BEFORE DELETE", "forget_work", "'mailout'"),
)  # fmt: skip

#: Never emptied.
WHOLE = ("mailout",)
