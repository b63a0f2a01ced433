"""Topics by name, with how many claims carry them."""

from __future__ import annotations

from django.db.models import IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from articles.logic.listing_facets import ALL_COMPANIES, Facet
from articles.logic.vocabulary import Verdict
from articles.public.models import PublishedTopic, PublishedTotal
from articles.public.reading.pages import Page, page_of

#: Topics are few and short.
SHOWN = 200


def claim_count(verdict: Verdict | None = None) -> Coalesce:
    counts = PublishedTotal.objects.of(ALL_COMPANIES, Facet.TOPIC).filter(value=OuterRef("pk"))
    counts = counts.whole() if verdict is None else counts.filter(verdict=verdict)
    summed = counts.order_by().values("value").values(total=Sum("n"))
    return Coalesce(Subquery(summed, output_field=IntegerField()), 0)


def topic_index(*, after: str) -> Page[PublishedTopic]:
    """Those that a standing claim carries; one query, two behind page one."""
    topics = PublishedTopic.objects.annotate(
        claim_count=claim_count(), disputed_count=claim_count(Verdict.DISPUTED)
    )
    return page_of(
        topics.filter(claim_count__gt=0),
        ("name", "id"),
        after=after,
        marks=["slug"],
        among=topics,
        size=SHOWN,
    )
