"""Companies for questions of a reconciliation batch: two queries, whatever is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from articles.logic.reconciling.agreeing import identifiers_in
from articles.logic.reconciling.asked import Query
from articles.logic.reconciling.candidate import Candidate
from articles.logic.reconciling.scoring import Judged, judged
from articles.public.models import (
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)
from articles.public.search.reconciling import companies_meant


def reconciled(queries: Sequence[Query]) -> dict[str, list[Judged]]:
    """The candidates of each question, by its key."""
    asked = [query for query in queries if query.is_of_companies]
    numbers = [(n, *pair) for n, query in enumerate(asked) for pair in identifiers_in(query)]
    meant = companies_meant([query.name for query in asked], numbers)
    known = _candidates({key for keys in meant.values() for key in keys})
    found: dict[str, list[Judged]] = {query.key: [] for query in queries}
    for n, query in enumerate(asked):
        found[query.key] = judged(query, [known[key] for key in meant.get(n, ()) if key in known])
    return found


def with_names(companies: QuerySet[PublishedCompany]) -> QuerySet[PublishedCompany]:
    """Adds `all_names` and `all_identifiers`, those of companies merged into it included."""
    its = Q(company=OuterRef("pk")) | Q(company__merged_into=OuterRef("pk"))
    names = PublishedCompanyName.objects.filter(its).order_by("name", "kind")
    numbers = PublishedCompanyIdentifier.objects.filter(its).order_by("scheme", "value")
    return companies.annotate(
        all_names=ArraySubquery(names.values(found=JSONObject(name="name", kind="kind"))),
        all_identifiers=ArraySubquery(
            numbers.values(found=JSONObject(scheme=F("scheme"), value=F("value")))
        ),
    )


def named_of(company: Any) -> tuple[tuple[str, str], ...]:
    return tuple((one["name"], one["kind"]) for one in company.all_names)


def numbers_of(company: Any) -> tuple[tuple[str, str], ...]:
    return tuple((one["scheme"], one["value"]) for one in company.all_identifiers)


def _candidates(keys: Collection[int]) -> dict[int, Candidate]:
    if not keys:
        return {}
    rows = with_names(PublishedCompany.objects.surviving().filter(pk__in=keys))
    return {
        row.pk: Candidate(
            id=row.public_id,
            name=row.name,
            description=row.description,
            country=row.country,
            website=row.website,
            names=named_of(row),
            identifiers=numbers_of(row),
        )
        for row in rows
    }
