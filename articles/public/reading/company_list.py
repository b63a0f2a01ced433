"""Companies in lists, with how many claims stand and how many of those are disputed."""

from __future__ import annotations

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from articles.logic.listing_facets import Facet
from articles.logic.vocabulary import Verdict
from articles.public.models import PublishedCompany, PublishedTotal
from articles.public.reading.pages import Page, page_of


def claim_count(verdict: Verdict | None = None) -> Coalesce:
    """Of the company of the outer row: how many standing claims it has a role in."""
    counts = PublishedTotal.objects.filter(company_key=OuterRef("pk"), facet=Facet.ANY)
    counts = counts.whole() if verdict is None else counts.filter(verdict=verdict)
    summed = counts.order_by().values("company_key").values(total=Sum("n"))
    return Coalesce(Subquery(summed, output_field=IntegerField()), 0)


def with_claim_counts(companies: QuerySet[PublishedCompany]) -> QuerySet[PublishedCompany]:
    """Adds `claim_count` and `disputed_count`, from the counts of the rows fetched only."""
    return companies.annotate(
        claim_count=claim_count(), disputed_count=claim_count(Verdict.DISPUTED)
    )


def company_page(*, after: str) -> Page[PublishedCompany]:
    """Companies by name; one query, two behind page one."""
    companies = with_claim_counts(PublishedCompany.objects.surviving())
    return page_of(companies, ("name", "id"), after=after, mark="slug")
