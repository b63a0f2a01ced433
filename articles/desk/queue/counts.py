"""How many claims each tab holds, in one question to the database."""

from __future__ import annotations

from typing import Any

from django.db import connection

from articles.desk.queue.tabs import TABS, Asker, claims_of

#: Counting ends here: nobody works off more in a day, and it bounds the cost.
MOST = 999


def counts(asker: Asker) -> dict[str, int]:
    """By the tabs' names; `MOST` + 1 stands for more than `MOST`."""
    parts: list[str] = []
    values: list[Any] = []
    for tab in TABS:
        rows = claims_of(tab, asker).values("pk")[: MOST + 1]
        sql, params = rows.query.sql_with_params()
        parts.append(f"SELECT count(*) FROM ({sql}) AS held")  # noqa: S608  (SQL of Django)
        values += params
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        found = [row[0] for row in cursor.fetchall()]
    return dict(zip((tab.name for tab in TABS), found, strict=True))


def in_words(count: int) -> str:
    return f"{MOST}+" if count > MOST else str(count)
