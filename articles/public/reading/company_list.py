"""Companies in lists, with how many claims stand and how many of those are disputed."""

from __future__ import annotations

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.logic.vocabulary import Verdict
from articles.public.models import PublishedClaim, PublishedClaimCompany, PublishedCompany
from articles.public.reading.pages import Page, page_of


def claim_count(claims: QuerySet[PublishedClaim]) -> Coalesce:
    """Of the company of the outer row: how many of `claims` it has a role in."""
    counted = (
        PublishedClaimCompany.objects.filter(company=OuterRef("pk"), claim__in=claims)
        .order_by()
        .values("company")
        .values(n=Count("claim", distinct=True))
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def with_claim_counts(companies: QuerySet[PublishedCompany]) -> QuerySet[PublishedCompany]:
    """Adds `claim_count` and `disputed_count`, counted for the rows that are fetched only."""
    standing = PublishedClaim.objects.standing()
    return companies.annotate(
        claim_count=claim_count(standing),
        disputed_count=claim_count(standing.filter(verdict=Verdict.DISPUTED)),
    )


def company_page(*, after: str) -> Page[PublishedCompany]:
    """Companies by name; one query, two behind page one."""
    companies = with_claim_counts(PublishedCompany.objects.surviving())
    return page_of(companies, ("name", "id"), after=after, mark="slug")
