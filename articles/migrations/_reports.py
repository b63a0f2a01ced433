"""SQL of readers' reports: what came stays, it is answered once, and who wrote is forgotten."""

FUNCTIONS = r"""
-- How long the name and the address of a reader are kept after the answer.
CREATE FUNCTION reporters_kept() RETURNS interval
LANGUAGE sql IMMUTABLE AS $$ SELECT interval '90 days' $$;

CREATE FUNCTION reader_report_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    contact text[] := ARRAY['reporter_name', 'reporter_address'];
    answer text[] := ARRAY['state', 'became', 'answer', 'answered_by_id', 'answered_at'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.received_at := clock_timestamp();
        NEW.state := 'new';
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM refuse('report_stays', 'What a reader reported stays.');
    ELSIF OLD.state = 'new' AND NEW.state <> 'new'
        AND to_jsonb(NEW) - answer = to_jsonb(OLD) - answer
    THEN
        NEW.answered_by_id := claimbook_only('answer a report', 'fact-checker', 'editor');
        NEW.answered_at := clock_timestamp();
        RETURN NEW;
    ELSIF to_jsonb(NEW) - contact = to_jsonb(OLD) - contact
        AND NEW.reporter_name IN ('', OLD.reporter_name)
        AND NEW.reporter_address IN ('', OLD.reporter_address)
        AND (owner_is_current()
            OR coalesce(OLD.answered_at < clock_timestamp() - reporters_kept(), false))
    THEN
        RETURN NEW;
    END IF;
    PERFORM refuse('report_stays', 'What a reader reported stays; it is answered once.');
    RETURN NULL;
END
$$;
"""

DROP = "DROP FUNCTION reader_report_kept(), reporters_kept();"

#: Tables whose every change needs a named author.
ACTED_ON = ("readerreport", "reportsending")

#: Records with a public id, never used again.
WITH_PUBLIC_ID = ("readerreport",)

#: (table, trigger, events, function, arguments)
GUARDS = (
    ("readerreport", "c_kept", "BEFORE INSERT OR UPDATE OR DELETE", "reader_report_kept", ""),
)  # fmt: skip

#: Never emptied.
WHOLE = ("readerreport",)
