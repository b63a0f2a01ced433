"""The database's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection


def embargo_holds(until: datetime | None) -> bool:
    """Whether an embargo until then keeps a claim from readers, as the database decides it.

    Guards, what is due and the desk's words all ask the same function; no other clock is asked.
    """
    if until is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT embargo_holds(%s)", [until])
        (holds,) = cursor.fetchone()
    return bool(holds)


def database_moment() -> datetime:
    """Now by the database's clock, to the second."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT date_trunc('second', clock_timestamp())")
        moment: datetime = cursor.fetchone()[0]
    return moment.astimezone(UTC)
