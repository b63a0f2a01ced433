"""Rounds over many addresses: whose turn it is, and how politely sites are asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from articles.desk.capture.link_checking import Checked, check_link
from articles.desk.editing.errors import EditingError
from articles.desk.models import Article, Person
from articles.logic.link_addresses import host_of

#: Seconds between two questions to the same host.
SPACING = 2.0


@dataclass(frozen=True)
class Done:
    """What became of one article: what was found, or the words of the refusal."""

    article: Article
    checked: Checked | None
    refusal: str = ""


def with_address() -> QuerySet[Article]:
    """Articles that can be checked, those that nobody looked at first, then the longest due."""
    rows = Article.objects.exclude(canonical_url="")
    return rows.order_by(F("link_state__next_check").asc(nulls_first=True), "pk")


def due() -> QuerySet[Article]:
    """Never looked at, looked at under another address, or due by now."""
    is_new = Q(link_state__isnull=True) | ~Q(link_state__url=F("canonical_url"))
    return with_address().filter(is_new | Q(link_state__next_check__lte=Now()))


def check_each(
    person: Person,
    articles: Iterable[Article],
    *,
    reason: str,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Done]:
    """One after the other, each in a transaction of its own: what is done stays done."""
    asked: dict[str, float] = {}
    for article in articles:
        host = host_of(article.canonical_url)
        left = asked.get(host, -SPACING) + SPACING - clock()
        if host in asked and left > 0:
            wait(left)
        try:
            yield Done(article, check_link(person, article, reason=reason))
        except EditingError as refusal:
            yield Done(article, None, str(refusal))
        asked[host] = clock()
