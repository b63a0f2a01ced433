"""Topics: the list of them, and the claims of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from articles.logic.vocabulary import PublicStanding, Verdict
from articles.public.conditions import with_dates, with_topic
from articles.public.filters import ClaimFilters
from articles.public.models import (
    PublishedBrief,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedTopic,
)
from articles.public.reading.briefs import Brief, brief_from, content_of
from articles.public.reading.company import ClaimList, claim_list
from articles.public.reading.company_header import MOST_CHOICES, Choice
from articles.public.reading.reliance import Reliance, reliance_of
from articles.public.reading.tallies import Tally, tally_of


@dataclass(frozen=True)
class TopicHeader:
    topic: PublishedTopic
    brief: Brief | None
    companies: tuple[Choice, ...]


@dataclass(frozen=True)
class TopicPage:
    header: TopicHeader
    tally: Tally
    claims: ClaimList
    reliance: Reliance | None


def claims_on(topic: PublishedTopic) -> QuerySet[PublishedClaim]:
    return PublishedClaim.objects.standing().filter(with_topic(topic.slug))


def topics() -> QuerySet[PublishedTopic]:
    """Topics that a standing claim carries, with `claim_count` and `disputed_count`."""
    standing = Q(
        claims__claim__standing=PublicStanding.CURRENT, claims__claim__merged_into__isnull=True
    )
    disputed = standing & Q(claims__claim__verdict=Verdict.DISPUTED)
    return (
        PublishedTopic.objects.annotate(
            claim_count=Count("claims", filter=standing),
            disputed_count=Count("claims", filter=disputed),
        )
        .filter(claim_count__gt=0)
        .order_by("name", "pk")
    )


def topic_header(slug: str) -> TopicHeader | None:
    """One query; None where there is no such topic or no standing claim carries it."""
    companies = (
        PublishedClaimCompany.objects.filter(
            claim__in=PublishedClaim.objects.standing().filter(
                topics__topic=OuterRef(OuterRef("pk"))
            )
        )
        .values("company")
        .annotate(n=Count("claim", distinct=True))
        .order_by("-n", "company__name")
        .values(found=JSONObject(slug="company__slug", name="company__name", count="n"))
    )
    brief = PublishedBrief.objects.filter(topic=OuterRef("pk"))
    row: Any = (
        topics()
        .filter(slug=slug)
        .annotate(
            found_companies=ArraySubquery(companies[:MOST_CHOICES]),
            found_brief=Subquery(content_of(brief)),
        )
        .first()
    )
    if row is None:
        return None
    return TopicHeader(
        topic=row,
        brief=brief_from(row.found_brief),
        companies=tuple(Choice(**company) for company in row.found_companies),
    )


def topic_page(header: TopicHeader, query: Mapping[str, Any], *, today: date) -> TopicPage:
    """Three queries on the first page and behind it; `header` was one more."""
    filters = ClaimFilters(
        query,
        counterparties=[(company.slug, company.name) for company in header.companies],
        default_order="changed",
        leave_out=("topic", "role"),
    )
    claims = claims_on(header.topic)
    page = claim_list(claims, filters, after=str(query.get("after", ""))[:8], today=today)
    return TopicPage(
        header=header,
        tally=tally_of(
            with_dates(claims), today=today, narrowed=filters.condition(but="confidence")
        ),
        claims=page,
        reliance=None if page.after else reliance_of(claims),
    )
