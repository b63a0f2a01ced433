"""What the application's role may do to the records beside claims: no more than the desk does."""

from articles.migrations._links import GRANT as GRANT_BEFORE

#: Said once and kept: read and add.
ADDED_ONLY = ("comment", "deskexport")
#: Added, and closed, read or answered later; never removed.
NEVER_REMOVED = ("checkask", "notification", "readerreport")

_ADDED = "ELSIF name IN ('articles_approval', "
_CHANGED = "ELSIF name = 'pghistory_context' THEN"
for _found in (_ADDED, _CHANGED):
    if GRANT_BEFORE.count(_found) != 1:
        raise LookupError(_found)


def _named(tables: tuple[str, ...]) -> str:
    return ", ".join(f"'articles_{table}'" for table in tables)


GRANT = GRANT_BEFORE.replace(_ADDED, f"{_ADDED}{_named(ADDED_ONLY)}, ").replace(
    _CHANGED, f"ELSIF name IN ('pghistory_context', {_named(NEVER_REMOVED)}) THEN"
)
