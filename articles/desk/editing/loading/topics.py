"""Topics by name, made where nobody used them before."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from articles.desk.editing.topic import make_topic

_THERE = """
SELECT n.name, min(t.id) FROM articles_topic t JOIN unnest(%s::text[]) AS n(name)
ON upper(t.name) = upper(n.name) GROUP BY n.name
"""


def topics_named(names: Collection[str]) -> dict[str, int]:
    """Primary keys by name, in whatever case."""
    if not names:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_THERE, [sorted(names)])
        found: dict[str, int] = dict(cursor.fetchall())
    made: dict[str, int] = {}
    for name in sorted(set(names) - set(found)):
        if name.upper() not in made:
            made[name.upper()] = make_topic(name=name).pk
        found[name] = made[name.upper()]
    return found
