"""What the page of an article rests on: two queries, however many claims it carries."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from articles.logic.vocabulary import PublicStanding
from articles.public.models import PublishedAppearance, PublishedArticle


@dataclass(frozen=True)
class OtherArticle:
    public_id: str
    title: str


@dataclass(frozen=True)
class ArticleRows:
    """Withdrawn claims are left out; appearances stand in the order of their words."""

    article: PublishedArticle
    appearances: list[PublishedAppearance]

    @property
    def derives_from(self) -> tuple[OtherArticle, ...]:
        return _others(self.article, "page_derives_from")

    @property
    def rewritten_by(self) -> tuple[OtherArticle, ...]:
        return _others(self.article, "page_rewritten_by")


def article_state(public_id: str) -> PublishedArticle | None:
    """The article with all that its page rests on besides, for the entity tag: one query."""
    claims = (
        PublishedAppearance.objects.filter(article=OuterRef("pk"))
        .order_by("id")
        .values(
            found=JSONObject(
                edition="claim__edition__content_hash",
                standing="claim__standing",
                challenge="claim__challenge",
                merged="claim__merged_into__public_id",
                survivor="claim__merged_into__edition__content_hash",
                survivor_standing="claim__merged_into__standing",
                survivor_challenge="claim__merged_into__challenge",
                state="state",
                version="version",
                start="first_start",
            )
        )
    )
    return (
        _with_others(PublishedArticle.objects.filter(public_id=public_id, is_hidden=False))
        .only(
            "public_id",
            "updated_at",
            "version",
            "standing",
            "rights",
            "link_standing",
            "link_checked_on",
        )
        .annotate(page_claims=ArraySubquery(claims), page_publisher=F("publisher__label"))
        .first()
    )


def state_of(state: PublishedArticle) -> tuple[object, ...]:
    """What of `article_state` goes into the entity tag."""
    fields = (
        state.updated_at,
        state.version,
        state.standing,
        state.rights,
        state.link_standing,
        state.link_checked_on,
    )
    names = ("claims", "publisher", "derives_from", "rewritten_by")
    return *fields, *(getattr(state, f"page_{name}") for name in names)


def article_rows(public_id: str) -> ArticleRows | None:
    article = (
        _with_others(PublishedArticle.objects.filter(public_id=public_id, is_hidden=False))
        .select_related("publisher")
        .first()
    )
    if article is None:
        return None
    appearances = (
        article.appearances.exclude(claim__standing=PublicStanding.WITHDRAWN)
        .exclude(claim__merged_into__standing=PublicStanding.WITHDRAWN)
        .select_related("claim__merged_into")
        .defer("claim__search_vector", "claim__merged_into__search_vector")
        .order_by("first_start", "id")
    )
    return ArticleRows(article, list(appearances))


def _with_others(articles: QuerySet[PublishedArticle]) -> QuerySet[PublishedArticle]:
    through = PublishedArticle.derives_from.through
    derives = (
        through.objects.filter(from_publishedarticle=OuterRef("pk"))
        .order_by("to_publishedarticle_id")
        .values(
            found=JSONObject(
                public_id="to_publishedarticle__public_id", title="to_publishedarticle__title"
            )
        )
    )
    rewritten = (
        through.objects.filter(to_publishedarticle=OuterRef("pk"))
        .order_by("from_publishedarticle_id")
        .values(
            found=JSONObject(
                public_id="from_publishedarticle__public_id",
                title="from_publishedarticle__title",
            )
        )
    )
    return articles.annotate(
        page_derives_from=ArraySubquery(derives), page_rewritten_by=ArraySubquery(rewritten)
    )


def _others(article: PublishedArticle, name: str) -> tuple[OtherArticle, ...]:
    rows: list[dict[str, str]] = getattr(article, name)
    return tuple(sorted((OtherArticle(**row) for row in rows), key=lambda other: other.title))
