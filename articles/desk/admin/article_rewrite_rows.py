"""The claims that a rewrite touches, as its preview shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from articles.desk.admin.advice_seen import advice_seen
from articles.desk.admin.permissions import visible
from articles.desk.admin.rewrite_items import items_of
from articles.desk.admin.rewrite_row import Row, told
from articles.desk.editing.moved import Moved
from articles.desk.editing.rewriting_preview import moved_by
from articles.desk.forms.rewriting import Tick
from articles.desk.models import Article, Claim, Source


def rows_of(
    request: Any,
    claims: Sequence[Claim],
    article: Article,
    parent: Article,
    ticks: Mapping[str, Tick],
    as_of: date,
) -> list[Row]:
    """In the order of `claims`; a fixed number of queries for any number of them."""
    own = {item: tick.is_own for item, tick in ticks.items()}
    moved = moved_by(claims, article, parent, own, as_of=as_of)
    keys = {row.source_id for one in moved for row in one.rows if row.article_id == article.pk}
    known = visible(request, Source.objects.filter(pk__in=keys))
    names = dict(known.values_list("pk", "name"))
    seen = advice_seen(request, claims)
    return [_row(one, article, names, ticks, is_seen=one.claim.pk in seen) for one in moved]


def _row(
    moved: Moved,
    article: Article,
    names: Mapping[int, str],
    ticks: Mapping[str, Tick],
    *,
    is_seen: bool,
) -> Row:
    return Row(
        claim=moved.claim,
        now=told(moved.now, is_seen=is_seen),
        then=told(moved.then, is_seen=is_seen),
        is_moved=moved.is_moved if is_seen else moved.now.origins != moved.then.origins,
        word_falls=moved.word_falls and is_seen,
        items=items_of(moved.rows, article, moved.claim.version, names, ticks),
    )
