"""Companies while a name is typed, page by page, by their public ids."""

from __future__ import annotations

from articles.public.models import PublishedCompany
from articles.public.search.suggesting import suggested


def suggested_companies(text: str, *, skip: int, most: int) -> list[dict[str, str]]:
    """{"id", "name", "description"} of those whose names begin like that, `skip` of them seen."""
    found = suggested(text, most=skip + most)[skip:]
    slugs = PublishedCompany.objects.filter(slug__in=[one.slug for one in found])
    ids = dict(slugs.values_list("slug", "public_id")) if found else {}
    return [
        {"id": ids[one.slug], "name": one.name, "description": one.description}
        for one in found
        if one.slug in ids
    ]
