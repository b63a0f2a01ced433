"""A source: what rests on it, alone or with others, and how that came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    When,
)

from articles.logic.vocabulary import Reliability, Stance, Verdict
from articles.public.models import (
    PublishedArticle,
    PublishedClaim,
    PublishedEvidence,
    PublishedSource,
)
from articles.public.reading.claim_rows import ClaimRow, rows_of, with_row_details
from articles.public.reading.pages import page_of
from articles.public.reading.reliance import BEARS

#: A track record over fewer claims would say more about chance than about the source.
TRACK_RECORD_FROM = 10
ARTICLES_SHOWN = 20


@dataclass(frozen=True)
class TrackRecord:
    """Of the claims it supports that came out one way or the other, how many are supported."""

    supported: int
    judged: int

    @property
    def is_shown(self) -> bool:
        return self.judged >= TRACK_RECORD_FROM


@dataclass(frozen=True)
class SourcePage:
    """`alone` are claims that no other source speaks for or against; both lists are one page."""

    source: PublishedSource
    owned: list[PublishedSource]
    alone: list[ClaimRow]
    among_others: list[ClaimRow]
    alone_count: int
    claim_count: int
    track_record: TrackRecord
    articles: list[PublishedArticle]
    after: str
    next_after: str

    @property
    def is_first(self) -> bool:
        return not self.after

    @property
    def grade(self) -> str:
        """Its reliability in words, where publishing it was chosen; never a code."""
        return Reliability(self.source.grade).label if self.source.grade else ""


def resting_on(source: PublishedSource) -> QuerySet[PublishedClaim]:
    """Standing claims with an item of this source that bears on them, and `is_shared`."""
    items = PublishedEvidence.objects.filter(BEARS, claim=OuterRef("pk"))
    others = items.exclude(source=source, source__isnull=False)
    return (
        PublishedClaim.objects.standing()
        .filter(Exists(items.filter(source=source)))
        .annotate(
            is_shared=Case(When(Exists(others), then=1), default=0, output_field=IntegerField())
        )
    )


def source_page(public_id: str, *, after: str, today: date) -> SourcePage | None:
    """Seven queries at most; None where there is no such source."""
    source = PublishedSource.objects.filter(public_id=public_id).select_related("owner").first()
    if source is None:
        return None
    claims = resting_on(source)
    page = page_of(with_row_details(claims), ("is_shared", "-updated_at", "-id"), after=after)
    rows = rows_of(page.rows, today=today)
    supports = Exists(
        PublishedEvidence.objects.filter(
            BEARS, claim=OuterRef("pk"), source=source, stance=Stance.SUPPORTS
        )
    )
    counts = claims.annotate(does_support=supports).aggregate(
        n=Count("pk"),
        alone=Count("pk", filter=Q(is_shared=0)),
        supported=Count("pk", filter=Q(does_support=True, verdict=Verdict.SUPPORTED)),
        refuted=Count("pk", filter=Q(does_support=True, verdict=Verdict.REFUTED)),
    )
    others = PublishedArticle.objects.select_related("publisher")
    articles = (
        PublishedArticle.objects.filter(publisher=source)
        .prefetch_related(Prefetch("derives_from", others), Prefetch("rewritten_by", others))
        .order_by("-updated_at", "-pk")[:ARTICLES_SHOWN]
    )
    return SourcePage(
        source=source,
        owned=list(source.owned.all()[:ARTICLES_SHOWN]),
        alone=[row for row in rows if not _is_shared(row)],
        among_others=[row for row in rows if _is_shared(row)],
        alone_count=counts["alone"],
        claim_count=counts["n"],
        track_record=TrackRecord(counts["supported"], counts["supported"] + counts["refuted"]),
        articles=list(articles) if page.is_first else [],
        after=page.after,
        next_after=page.next_after,
    )


def _is_shared(row: ClaimRow) -> bool:
    return bool(row.claim.is_shared)  # type: ignore[attr-defined]
