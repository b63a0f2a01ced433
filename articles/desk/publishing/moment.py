"""The database's clock."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection


def database_moment() -> datetime:
    """Now by the database's clock, to the second."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT date_trunc('second', clock_timestamp())")
        moment: datetime = cursor.fetchone()[0]
    return moment.astimezone(UTC)
