"""Grades and owners of sources, as the rules read them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from articles.desk.models import SourceGrade


def grades_of(sources: Collection[int]) -> dict[int, str]:
    """The newest grade of each that has one; one query."""
    newest = SourceGrade.objects.filter(source__in=list(sources)).order_by("source_id", "-id")
    return dict(newest.distinct("source_id").values_list("source_id", "reliability"))


def owner_links(sources: Collection[int]) -> dict[str, tuple[str, ...]]:
    """Who controls whom, upwards: keys as the function has them; one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM source_owners(%s::bigint[])", [list(sources)])
        return {f"src:{source}": (f"src:{owner}",) for source, owner in cursor.fetchall()}
