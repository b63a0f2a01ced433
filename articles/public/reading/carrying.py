"""Articles that carry claims, and corrections of claims, as dossiers list them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import PublicStanding
from articles.public.models import Correction, PublishedAppearance, PublishedClaim

SHOWN = 8
CORRECTIONS_SHOWN = 5


@dataclass(frozen=True)
class CarryingArticle:
    public_id: str
    title: str
    publisher: str
    published_on: PartialDate | None
    standing: str
    claims: int


def articles_of(claims: QuerySet[PublishedClaim]) -> list[CarryingArticle]:
    """One query; those with the most of the claims first."""
    found = (
        PublishedAppearance.objects.filter(claim__in=claims)
        .order_by()
        .values(
            public=F("article__public_id"),
            title=F("article__title"),
            publisher=F("article__publisher__label"),
            published=F("article__published_on"),
            standing=F("article__standing"),
        )
        .annotate(n=Count("claim", distinct=True))
        .order_by("-n", "title")[:SHOWN]
    )
    return [
        CarryingArticle(
            public_id=row["public"],
            title=row["title"],
            publisher=row["publisher"] or "",
            published_on=row["published"],
            standing=row["standing"],
            claims=row["n"],
        )
        for row in found
    ]


def corrections() -> QuerySet[Correction]:
    """Newest first, with their claims and words. Of withdrawn claims nothing is said, not even
    this, nor of claims that were merged into one."""
    return (
        Correction.objects.with_words()
        .exclude(claim__standing=PublicStanding.WITHDRAWN)
        .exclude(claim__merged_into__standing=PublicStanding.WITHDRAWN)
        .select_related("claim", "from_edition", "to_edition")
        .defer("claim__search_vector", "from_edition__content", "to_edition__content")
        .order_by("-made_at", "-pk")
    )
