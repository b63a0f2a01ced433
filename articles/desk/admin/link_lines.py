"""How the addresses of articles stand, as the desk shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.desk.models import Article, LinkCheck, LinkState
from articles.logic.link_states import BROKEN
from articles.logic.vocabulary import EvidenceState, Standing

#: Checks of an article that its page lists, the newest first.
MOST_CHECKS = 10


@dataclass(frozen=True)
class LostPage:
    """An article whose page is no longer where it was."""

    article: Article
    state: LinkState


@dataclass(frozen=True)
class Link:
    """The address of an article: `state` is None where nobody looked at it yet."""

    url: str
    state: LinkState | None
    checks: list[LinkCheck]

    @property
    def is_broken(self) -> bool:
        return self.state is not None and self.state.standing in BROKEN


def broken_link(article: Article | None) -> LinkState | None:
    """The state of its present address where that is broken; None where somebody marked the
    article as unavailable: that has been seen to. Reads `link_state`."""
    state: LinkState | None = getattr(article, "link_state", None)
    if article is None or state is None or state.url != article.canonical_url:
        return None
    is_seen_to = article.standing == Standing.UNAVAILABLE
    return None if is_seen_to or state.standing not in BROKEN else state


def lost_pages(items: Iterable[Any]) -> list[LostPage]:
    """Of live items with `article__link_state`, each article once; not of an item whose source
    the person may not know, and not of an article that was marked as unavailable."""
    found: dict[int, LostPage] = {}
    for item in items:
        state = broken_link(item.article)
        if state is not None and item.is_source_known and item.state == EvidenceState.LIVE:
            found.setdefault(item.article.pk, LostPage(item.article, state))
    return list(found.values())


def link_of(article: Article) -> Link | None:
    """None where it has no address. Two queries."""
    url = article.canonical_url
    if not url:
        return None
    state = LinkState.objects.filter(article=article, url=url).first()
    checks = LinkCheck.objects.filter(article=article).select_related("checked_by", "kept")
    return Link(url, state, list(checks.order_by("-id")[:MOST_CHECKS]))
