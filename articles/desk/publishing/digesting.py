"""Work in the background for the dossiers of large companies."""

from __future__ import annotations

from django.db import connection

#: Companies with more claims than this are digested; the others are counted when they are asked
#: for (public/reading/dossier_parts.py).
DIGESTED_ABOVE = 1000
#: At most so many a minute, those that waited longest first: the largest takes a second.
MOST_AT_ONCE = 20


def digest_companies() -> int:
    """Counts anew what large companies rest on where something changed; how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest_companies(%s, %s)", [DIGESTED_ABOVE, MOST_AT_ONCE])
        (made,) = cursor.fetchone()
    return int(made)


def fold_touches() -> int:
    """Adds up what was noted of changes, so that the notes stay few; how many it moved."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_touches()")
        (moved,) = cursor.fetchone()
    return int(moved)
