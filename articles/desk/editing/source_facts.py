"""Grades and owners of sources, as the rules read them."""

from __future__ import annotations

from articles.desk.models import Source


def grades_of(sources: set[int]) -> dict[int, str]:
    graded = Source.objects.filter(pk__in=sources).with_reliability()
    return {
        row.pk: row.current_reliability  # type: ignore[attr-defined]
        for row in graded
        if row.current_reliability  # type: ignore[attr-defined]
    }


def owner_links(sources: set[int]) -> dict[str, tuple[str, ...]]:
    """Who controls whom, upwards: keys as the function has them."""
    links: dict[str, tuple[str, ...]] = {}
    wanted = set(sources)
    while wanted:
        owned = dict(
            Source.objects.filter(pk__in=wanted, owner__isnull=False).values_list("pk", "owner_id")
        )
        links |= {f"src:{pk}": (f"src:{owner}",) for pk, owner in owned.items()}
        wanted = {owner for owner in owned.values() if f"src:{owner}" not in links}
    return links
