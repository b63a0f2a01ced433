"""An article with its claims marked in the text; without the right to its text, the quotations."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from articles.logic.vocabulary import PublicStanding
from articles.public.models import PublishedAppearance, PublishedArticle
from articles.public.reading.article_text import (
    Card,
    Paragraph,
    numbered,
    paragraphs,
    placed,
    quotations,
    reached,
    stated_sentences,
)
from articles.public.reading.coverage import Coverage, coverage


@dataclass(frozen=True)
class OtherArticle:
    public_id: str
    title: str


@dataclass(frozen=True)
class ArticlePage:
    """`earlier` are claims whose words are no longer in the text."""

    article: PublishedArticle
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    earlier: tuple[Card, ...]
    coverage: Coverage
    derives_from: tuple[OtherArticle, ...]
    rewritten_by: tuple[OtherArticle, ...]

    @property
    def is_quoted(self) -> bool:
        return not self.article.body


def article_state(public_id: str) -> PublishedArticle | None:
    """The article with all that its page rests on besides, for the entity tag: one query."""
    claims = (
        PublishedAppearance.objects.filter(article=OuterRef("pk"))
        .order_by("id")
        .values(
            found=JSONObject(
                edition="claim__edition_id",
                standing="claim__standing",
                challenge="claim__challenge",
                merged="claim__merged_into",
                state="state",
                version="version",
            )
        )
    )
    return (
        PublishedArticle.objects.filter(public_id=public_id)
        .only("public_id", "updated_at", "version", "standing", "rights")
        .annotate(page_claims=ArraySubquery(claims))
        .first()
    )


def article_page(public_id: str) -> ArticlePage | None:
    """Two queries, however many claims the article carries."""
    article = _article(public_id)
    if article is None:
        return None
    appearances = list(
        PublishedAppearance.objects.filter(article=article)
        .exclude(claim__standing=PublicStanding.WITHDRAWN)
        .exclude(claim__merged_into__standing=PublicStanding.WITHDRAWN)
        .select_related("claim__merged_into")
        .defer("claim__search_vector", "claim__merged_into__search_vector")
        .order_by("first_start", "id")
    )
    blocks = article.body or quotations(appearances)
    found, lost = placed(appearances, blocks, quoted=not article.body)
    cards, reaches = numbered(found)
    earlier = [
        Card(len(cards) + place, claim, said) for place, (claim, said) in enumerate(lost, start=1)
    ]
    return ArticlePage(
        article=article,
        paragraphs=tuple(paragraphs(blocks, cards, reaches)),
        cards=tuple(cards),
        earlier=tuple(earlier),
        coverage=coverage(
            [(card.level, card.claim.verdict) for card in cards],
            reached(blocks, reaches) if article.body else stated_sentences(cards),
            article.sentence_count,
            is_drawn=bool(article.body),
        ),
        derives_from=_others(article, "page_derives_from"),
        rewritten_by=_others(article, "page_rewritten_by"),
    )


def _article(public_id: str) -> PublishedArticle | None:
    through = PublishedArticle.derives_from.through
    derives = through.objects.filter(from_publishedarticle=OuterRef("pk")).values(
        found=JSONObject(
            public_id="to_publishedarticle__public_id", title="to_publishedarticle__title"
        )
    )
    rewritten = through.objects.filter(to_publishedarticle=OuterRef("pk")).values(
        found=JSONObject(
            public_id="from_publishedarticle__public_id", title="from_publishedarticle__title"
        )
    )
    return (
        PublishedArticle.objects.filter(public_id=public_id)
        .select_related("publisher")
        .annotate(
            page_derives_from=ArraySubquery(derives), page_rewritten_by=ArraySubquery(rewritten)
        )
        .first()
    )


def _others(article: PublishedArticle, name: str) -> tuple[OtherArticle, ...]:
    rows: list[dict[str, str]] = getattr(article, name)
    return tuple(sorted((OtherArticle(**row) for row in rows), key=lambda other: other.title))
