"""A company in a small frame: what it is called and how its claims stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from articles.logic.listing_facets import Facet
from articles.logic.vocabulary import Verdict
from articles.public.models import SHARED, PublishedCompany, PublishedTotal, PublishedTouch


@dataclass(frozen=True)
class CompanyPreview:
    """`verdicts` are (label, number of standing claims), those that occur."""

    company: PublishedCompany
    other_names: tuple[str, ...]
    identifiers: tuple[str, ...]
    claims: int
    verdicts: tuple[tuple[str, int], ...]


def company_state(public_id: str) -> PublishedCompany | None:
    """The company, or what it was merged into under `merged_into`, with `version`, which moves
    with whatever its pages rest on. One query."""
    touched = (
        PublishedTouch.objects.filter(Q(company_key=OuterRef("pk")) | Q(company_key=SHARED))
        .order_by()
        .values(one=Value(1))
        .annotate(sum=Sum("n"))
        .values("sum")
    )
    return (
        PublishedCompany.objects.filter(public_id=public_id)
        .select_related("merged_into")
        .annotate(version=Coalesce(Subquery(touched), 0))
        .first()
    )


def company_preview(company: PublishedCompany) -> CompanyPreview:
    """Three queries."""
    names = dict.fromkeys(company.names.values_list("name", flat=True))
    rows = PublishedTotal.objects.filter(company_key=company.pk, facet=Facet.ANY, value=0)
    counts: dict[str, int] = {}
    for verdict, n in rows.values_list("verdict", "n"):
        counts[verdict] = counts.get(verdict, 0) + n
    return CompanyPreview(
        company,
        tuple(name for name in names if name != company.name),
        tuple(str(one) for one in company.identifiers.all()),
        counts.get("", 0),
        tuple((v.label, counts[v.value]) for v in Verdict if counts.get(v.value)),
    )
