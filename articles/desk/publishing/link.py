"""Links and the door: readers learn how an article's address stands, where they know it."""

from __future__ import annotations

from datetime import date, datetime

from articles.desk.editing import link as editing
from articles.desk.editing.link import Looked, Recorded
from articles.desk.models import Article, ArticleVersion, LinkState
from articles.logic.link_states import BROKEN, LinkStanding
from articles.public.models import PublishedArticle


def record_check(
    article: Article,
    looked: Looked,
    *,
    url: str,
    kept: ArticleVersion | None = None,
    at: datetime | None = None,
) -> Recorded:
    """As in editing; readers who know the article learn of it where it tells them anything."""
    recorded = editing.record_check(article, looked, url=url, kept=kept, at=at)
    show_link(article)
    return recorded


def show_link(article: Article) -> None:
    """On its public row, if there is one; a look that found the same again writes nothing, but
    once a month for a page that is not where it was: readers are told the month.

    The row's own moment stays: readers' lists are not reordered by what a machine looked up.
    """
    row = PublishedArticle.objects.filter(public_id=article.public_id).first()
    if row is None:
        return
    standing, checked_on = link_of(article)
    is_same = row.link_standing == standing
    if is_same and not _is_new_month(row, checked_on):
        return
    row.link_standing, row.link_checked_on = standing, checked_on
    row.save(update_fields=["link_standing", "link_checked_on"])


def link_of(article: Article) -> tuple[str, date | None]:
    """Standing and day of the last check of the address that the article has now."""
    return link_values(article, LinkState.objects.filter(article=article).first())


def link_values(article: Article, state: LinkState | None) -> tuple[str, date | None]:
    """As `link_of`, of what is known of the article's link."""
    if state is None or not article.canonical_url or state.url != article.canonical_url:
        return LinkStanding.UNCHECKED.value, None
    return state.standing, state.checked_at.date()


def _is_new_month(row: PublishedArticle, checked_on: date | None) -> bool:
    known = row.link_checked_on
    if row.link_standing not in [one.value for one in BROKEN] or not known:
        return False
    return checked_on is not None and _month(checked_on) > _month(known)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
