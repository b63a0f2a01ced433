""" "This article rewrites that one": the link, and what is its own reporting, in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.desk.editing.article_derivation import one_link_at_a_time
from articles.desk.editing.errors import EditingError
from articles.desk.editing.evidence import revise_evidence
from articles.desk.models import Article, Evidence
from articles.desk.publishing.article_derivation import derive_article


@dataclass(frozen=True)
class OwnReporting:
    """Whether an item rests on the article's own reporting; `seen` is the claim's version."""

    item: Evidence
    is_own: bool
    seen: int


def rewrite(
    article: Article, *, version: int, parent: Article, own: Iterable[OwnReporting] = ()
) -> Article:
    """Records that `article` rewrites `parent`, and which of its items are exceptions.

    Items that are already as told are left alone. StaleVersion for an article or a claim that
    moved on since it was read; nothing is kept then. Said twice it changes nothing.
    """
    # Before any item is written: the database lets items be written side by side and a link only
    # alone, so two of these would wait for each other.
    one_link_at_a_time()
    moved: dict[int, int] = {}
    for said in sorted(own, key=lambda said: said.item.pk):
        if said.item.article_id != article.pk:
            raise EditingError("That item was not made from this article.")
        if said.item.is_own_reporting == said.is_own:
            continue
        seen = moved.get(said.item.claim_id, said.seen)
        revised = revise_evidence(said.item, version=seen, is_own_reporting=said.is_own)
        moved[said.item.claim_id] = revised.claim.refreshed().version
    return derive_article(article, version=version, parent=parent)
