"""SQL of checks of links: each is signed and stays, and goes with an article without text."""

from articles.migrations._chain import GRANT as GRANT_BEFORE

FUNCTIONS = r"""
-- Who looks signs, with the database's clock; nothing of it is changed. It goes with its article.
CREATE FUNCTION link_check_kept() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.checked_by_id := claimbook_actor();
        NEW.checked_at := clock_timestamp();
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' AND owner_is_current() THEN
        RETURN OLD;
    END IF;
    PERFORM refuse('append_only', 'What a check of a link found stays as it is.');
    RETURN NULL;
END
$$;

-- A standing speaks of what a check by the same person in the same transaction found.
CREATE FUNCTION link_state_checked() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM articles_linkcheck c WHERE c.article_id = NEW.article_id
        AND c.asked_url = NEW.url AND c.checked_by_id = claimbook_actor()
        AND c.checked_at >= transaction_timestamp())
    THEN
        PERFORM refuse('link_checked', 'How a link stands is said by a check of it.');
    END IF;
    RETURN NEW;
END
$$;
"""

DROP = "DROP FUNCTION link_check_kept(), link_state_checked();"

#: Tables whose every change needs a named author.
ACTED_ON = ("linkcheck", "linkstate")

#: Rows that are written once and stay.
APPEND_ONLY = ("linkcheck",)

#: (table, trigger, events, function, arguments)
GUARDS = (
    ("linkcheck", "c_kept", "BEFORE INSERT OR UPDATE OR DELETE", "link_check_kept", ""),
    ("linkstate", "c_checked", "BEFORE INSERT OR UPDATE", "link_state_checked", ""),
    ("article", "b_forget_work", "BEFORE DELETE", "forget_work", "'linkcheck', 'linkstate'"),
)  # fmt: skip

_ADDED_ONLY = "ELSIF name IN ('articles_approval', "
if GRANT_BEFORE.count(_ADDED_ONLY) != 1:
    raise LookupError(_ADDED_ONLY)

#: Of checks the application's role has reading and adding alone.
GRANT = GRANT_BEFORE.replace(_ADDED_ONLY, f"{_ADDED_ONLY}'articles_linkcheck', ")
