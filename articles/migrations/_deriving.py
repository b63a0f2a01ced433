"""What migrations of derived tables share: privileges as they stand, and triggers a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import migrations


def granted(old: str, new: str) -> str:
    """Rewrites claimbook_grant as it stands, whoever wrote its latest text."""
    return f"""
DO $do$
DECLARE
    text text := pg_get_functiondef('claimbook_grant(text)'::regprocedure);
BEGIN
    IF position($old${old}$old$ IN text) = 0 THEN
        RAISE EXCEPTION 'claimbook_grant has no such line';
    END IF;
    EXECUTE replace(text, $old${old}$old$, $new${new}$new$);
END
$do$;
"""


def deriving(triggers: Iterable[tuple[str, str, str, str, str]]) -> Iterator[migrations.RunSQL]:
    """Of (table, name, event, transition tables, function), each called once a statement."""
    for table, name, event, transition, function in triggers:
        seen = f"REFERENCING {transition} " if transition else ""
        yield migrations.RunSQL(
            f"CREATE TRIGGER {name} AFTER {event} ON articles_{table} "
            f"{seen}FOR EACH STATEMENT EXECUTE FUNCTION {function};",
            f"DROP TRIGGER {name} ON articles_{table};",
        )
