"""Topics: the list of them, and the claims of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from articles.logic.listing_facets import ALL_COMPANIES, Facet
from articles.logic.vocabulary import PublicStanding, Verdict
from articles.public.models import PublishedTopic
from articles.public.reading.asked import asked
from articles.public.reading.asking import row
from articles.public.reading.briefs import Brief, brief_from
from articles.public.reading.claim_lists import ClaimList, claim_list
from articles.public.reading.company_header import After
from articles.public.reading.dossier_parts import Parts, parts_of
from articles.public.reading.header_sql import TOPIC
from articles.public.reading.list_counts import Choice, list_counts
from articles.public.reading.scopes import Listed, Scope
from articles.public.reading.tallies import Tally

FILTERS = ("verdict", "confidence", "counterparty", "since", "until", "changed", "order")


@dataclass(frozen=True)
class TopicFacts:
    pk: int
    slug: str
    name: str


@dataclass(frozen=True)
class TopicHeader:
    """`version` changes with whatever the page shows; `after` is None on page one."""

    topic: TopicFacts
    brief: Brief | None
    version: int
    scope: Scope
    after: After | None


@dataclass(frozen=True)
class TopicPage:
    """`companies` are those with the most of the claims; `parts` None behind page one."""

    header: TopicHeader
    claims: ClaimList
    companies: tuple[Choice, ...]
    parts: Parts | None

    @property
    def tally(self) -> Tally:
        return self.claims.tally


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


def topic_header(slug: str, query: Mapping[str, Any]) -> TopicHeader | None:
    """One query; None where there is no such topic or no standing claim carries it."""
    wanted = asked(query, names=FILTERS)
    found = row(TOPIC, {"slug": slug, "after": wanted.after, "other": wanted.counterparty})
    if found is None:
        return None
    *facts, brief, version, after, other = found
    topic = TopicFacts(*facts)
    lists: tuple[tuple[str, Listed], ...] = ()
    if wanted.counterparty:
        company, claims = other or (0, 0)
        if claims:
            lists = (("counterparty", Listed(company, Facet.TOPIC, topic.pk)),)
        else:
            wanted = wanted.without("counterparty")
    return TopicHeader(
        topic=topic,
        brief=brief_from(brief),
        version=version,
        scope=Scope(Listed(ALL_COMPANIES, Facet.TOPIC, topic.pk), lists, wanted),
        after=After(*after) if after else None,
    )


def topic_page(header: TopicHeader, *, today: date) -> TopicPage:
    """Three queries on the first page, two behind it; `header` was one more."""
    counts = list_counts(header.scope, (Facet.WITH,), today=today)
    page = claim_list(
        header.scope, counts, names=FILTERS, after=header.after, today=today, by_topic=False
    )
    return TopicPage(
        header=header,
        claims=page,
        companies=tuple(counts.choices[Facet.WITH]),
        parts=parts_of(header.scope.base, page.total) if page.is_first else None,
    )
