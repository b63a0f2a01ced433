"""A source: what rests on it, how that came out, what derives from it and from what it derives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from articles.logic.vocabulary import Reliability
from articles.public.models import PublishedArticle, PublishedSource
from articles.public.reading.claim_rows import with_row_details
from articles.public.reading.pages import page_of
from articles.public.reading.retelling import Tellers, repeated_by, repeats
from articles.public.reading.source_claims import (
    ALONE,
    REPEATED,
    SHARED,
    Counts,
    RestingClaim,
    counts_of,
    resting_claims,
    resting_on,
)

ARTICLES_SHOWN = 20
OWNED_SHOWN = 20
#: Of one article, as many that it derives from and as many that derive from it.
LINKS_SHOWN = 5


@dataclass(frozen=True)
class ArticleLine:
    """An article of the source; both lists may go on where they have `LINKS_SHOWN` entries."""

    article: PublishedArticle
    derives_from: list[PublishedArticle]
    rewritten_by: list[PublishedArticle]
    has_more_origins: bool
    has_more_rewrites: bool


@dataclass(frozen=True)
class Derivation:
    """What the source derives from and what derives from it, the first of each."""

    owned: list[PublishedSource]
    has_more_owned: bool
    repeats: Tellers
    repeated_by: Tellers
    articles: list[ArticleLine]
    has_more_articles: bool


@dataclass(frozen=True)
class SourcePage:
    """One page of the claims that rest on it; `derivation` stands on the first page alone."""

    source: PublishedSource
    claims: list[RestingClaim]
    counts: Counts
    derivation: Derivation | None
    after: str
    next_after: str

    @property
    def is_first(self) -> bool:
        return not self.after

    @property
    def grade(self) -> str:
        """Its reliability in words, where publishing it was chosen; never a code."""
        return Reliability(self.source.grade).label if self.source.grade else ""

    @property
    def alone(self) -> list[RestingClaim]:
        return [claim for claim in self.claims if claim.way == ALONE]

    @property
    def among_others(self) -> list[RestingClaim]:
        return [claim for claim in self.claims if claim.way == SHARED]

    @property
    def only_repeated(self) -> list[RestingClaim]:
        return [claim for claim in self.claims if claim.way == REPEATED]


def source_page(public_id: str, *, after: str, today: date) -> SourcePage | None:
    """Nine queries at most; None where there is no such source."""
    source = PublishedSource.objects.filter(public_id=public_id).select_related("owner").first()
    if source is None or source.is_hidden:
        return None
    claims = with_row_details(resting_on(source))
    page = page_of(claims, ("way", "-updated_at", "-id"), after=after)
    return SourcePage(
        source=source,
        claims=resting_claims(page.rows, today=today),
        counts=counts_of(source),
        derivation=_derivation(source) if page.is_first else None,
        after=page.after,
        next_after=page.next_after,
    )


def _derivation(source: PublishedSource) -> Derivation:
    """Six queries."""
    others = PublishedArticle.objects.select_related("publisher").defer("body")
    others = others.order_by("-updated_at", "-pk")[: LINKS_SHOWN + 1]
    articles = list(
        PublishedArticle.objects.filter(publisher=source, is_hidden=False)
        .defer("body")
        .prefetch_related(
            Prefetch("derives_from", others, to_attr="page_origins"),
            Prefetch("rewritten_by", others, to_attr="page_rewrites"),
        )
        .order_by("-updated_at", "-pk")[: ARTICLES_SHOWN + 1]
    )
    owned = list(source.owned.filter(is_hidden=False)[: OWNED_SHOWN + 1])
    return Derivation(
        owned=owned[:OWNED_SHOWN],
        has_more_owned=len(owned) > OWNED_SHOWN,
        repeats=repeats(source),
        repeated_by=repeated_by(source),
        articles=[_line(article) for article in articles[:ARTICLES_SHOWN]],
        has_more_articles=len(articles) > ARTICLES_SHOWN,
    )


def _line(article: PublishedArticle) -> ArticleLine:
    origins: list[PublishedArticle] = article.page_origins  # type: ignore[attr-defined]
    rewrites: list[PublishedArticle] = article.page_rewrites  # type: ignore[attr-defined]
    return ArticleLine(
        article,
        origins[:LINKS_SHOWN],
        rewrites[:LINKS_SHOWN],
        len(origins) > LINKS_SHOWN,
        len(rewrites) > LINKS_SHOWN,
    )
