"""Copies of the pages that a claim rests on: which are kept, and whether the page is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from articles.logic.link_states import LinkStanding
from articles.logic.vocabulary import Rights
from articles.public.models import PublishedArticle, PublishedClaim, PublishedEvidence


@dataclass(frozen=True)
class Copy:
    """Of one article. `kept_on` is None where no text is kept.

    `is_shown`: readers may have its text, on the article's own page. `lost` is "moved" or
    "dead" where the page is not where it was, as of `checked_on`.
    """

    url: str
    kept_on: date | None
    is_shown: bool
    lost: str = ""
    checked_on: date | None = None


def copies_below() -> QuerySet[PublishedEvidence, Any]:
    """For an ArraySubquery under a claim's row: what `copies_of` reads."""
    rows = PublishedEvidence.objects.filter(claim=OuterRef("pk"), article__isnull=False)
    return rows.order_by("id").values(
        found=JSONObject(
            id="article__public_id",
            url="article__url",
            rights="article__rights",
            is_hidden="article__is_hidden",
            sentences="article__sentence_count",
            kept_on="article__captured_on",
            standing="article__link_standing",
            checked_on="article__link_checked_on",
        )
    )


def copies_of(claim: PublishedClaim) -> dict[str, Copy]:
    """By the articles' public ids; of a claim that came with `page_copies`. No query."""
    rows: list[dict[str, Any]] = claim.page_copies  # type: ignore[attr-defined]
    return {
        row["id"]: _copy(
            row["url"],
            date.fromisoformat(row["kept_on"]) if row["sentences"] else None,
            not row["is_hidden"] and row["rights"] != Rights.QUOTATION_ONLY,
            row["standing"],
            date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
        )
        for row in rows
    }


def copy_of(article: PublishedArticle) -> Copy:
    return _copy(
        article.url,
        article.captured_on if article.sentence_count else None,
        article.rights != Rights.QUOTATION_ONLY,
        article.link_standing,
        article.link_checked_on,
    )


def _copy(
    url: str, kept_on: date | None, may_show: bool, standing: str, checked_on: date | None
) -> Copy:
    is_lost = bool(url) and standing in (LinkStanding.MOVED, LinkStanding.DEAD)
    return Copy(
        url, kept_on, may_show and kept_on is not None, standing if is_lost else "", checked_on
    )
