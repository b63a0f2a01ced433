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


def lost_pages(items: Iterable[Any]) -> list[LostPage]:
    """Of live items with `article__link_state`, each article once; not of an item whose source
    the person may not know, and not of an article that was marked as unavailable."""
    found: dict[int, LostPage] = {}
    for item in items:
        article, state = item.article, getattr(item.article, "link_state", None)
        if (
            state is not None
            and item.is_source_known
            and item.state == EvidenceState.LIVE
            and state.standing in BROKEN
            and state.url == article.canonical_url
            and article.standing != Standing.UNAVAILABLE
        ):
            found.setdefault(article.pk, LostPage(article, state))
    return list(found.values())


def link_of(article: Article) -> Link | None:
    """None where it has no address. Two queries."""
    url = article.canonical_url
    if not url:
        return None
    state = LinkState.objects.filter(article=article, url=url).first()
    checks = LinkCheck.objects.filter(article=article).select_related("checked_by", "kept")
    return Link(url, state, list(checks.order_by("-id")[:MOST_CHECKS]))
