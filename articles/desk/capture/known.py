"""Whether a page is on record already: by its addresses, and by what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from articles.desk.capture.readers import Captured
from articles.desk.models import Article, ArticleVersion

#: Hosts that differ by one of these only are one site.
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


def addresses_of(captured: Captured, url: str | None) -> tuple[str, ...]:
    """Where the article may be found, the best first: none, one or two.

    What a page calls its own address counts where the page comes from that site: a page could
    pass for another newspaper's article otherwise.
    """
    came_from = (url or "").strip().partition("#")[0]
    own = captured.canonical_url or ""
    if not came_from:
        return (own,) if own else ()
    if own and _site(own) == _site(came_from):
        return tuple(dict.fromkeys((own, came_from)))
    return (came_from,)


def _site(address: str) -> str:
    host = (urlsplit(address).hostname or "").lower()
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    return host


def article_at(addresses: Sequence[str]) -> Article | None:
    """The article on record at one of these addresses, or captured from one."""
    for address in addresses:
        if found := Article.objects.filter(canonical_url=address).first():
            return found
    captured = ArticleVersion.objects.filter(captured_from__in=addresses).exclude(captured_from="")
    version = captured.select_related("article").order_by("id").first()
    return version.article if version else None


def same_version(
    captured: Captured, stated: list[dict[str, str]], data: bytes, article: Article | None
) -> ArticleVersion | None:
    """The newest version of the article, where it reads the same."""
    if article is None:
        return None
    newest = article.versions.order_by("-number").select_related("article").first()
    if newest is None:
        return None
    is_same = newest.sha256 == hashlib.sha256(data).hexdigest() or (
        newest.text == captured.text and title_in(newest.stated) == title_in(stated)
    )
    return newest if is_same else None


def with_same_bytes(data: bytes) -> ArticleVersion | None:
    """Of any article: for bytes that come without an address."""
    same = ArticleVersion.objects.filter(sha256=hashlib.sha256(data).hexdigest())
    return same.select_related("article").order_by("id").first()


def title_in(stated: Sequence[dict[str, Any]]) -> str | None:
    return next((str(one["value"]) for one in stated if one["field"] == "title"), None)


def chosen(stated: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What the page says of itself in the first place, by field."""
    first: dict[str, str] = {}
    for one in stated:
        first.setdefault(str(one["field"]), str(one["value"]))
    return first
