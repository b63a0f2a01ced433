"""Items made from a rewriting article, each with the box "its own reporting"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.desk.admin.claim_facts import NOT_NAMED
from articles.desk.editing.rewriting import is_told_by_article
from articles.desk.forms.rewriting import Tick
from articles.desk.models import Article, Evidence


@dataclass(frozen=True)
class Item:
    """An item made from the article; `has_box` where its own reporting is asked for."""

    id: str
    seen: int
    words: str
    quotation: str
    is_own: bool
    was_own: bool
    has_box: bool


def items_of(
    rows: Sequence[Evidence],
    article: Article,
    version: int,
    names: Mapping[int, str],
    ticks: Mapping[str, Tick],
) -> list[Item]:
    """Of one claim, whose version is `version`; `names` are the sources that may be named."""
    return [_item(row, version, names, ticks) for row in rows if row.article_id == article.pk]


def _item(row: Evidence, version: int, names: Mapping[int, str], ticks: Mapping[str, Tick]) -> Item:
    tick = ticks.get(row.public_id)
    kind, source = row.get_kind_display(), names.get(row.source_id, NOT_NAMED)
    return Item(
        id=row.public_id,
        seen=version if tick is None else tick.seen,
        words=f"{source} ({kind[:1].lower()}{kind[1:]})",
        quotation=row.quotation,
        is_own=row.is_own_reporting if tick is None else tick.is_own,
        was_own=row.is_own_reporting,
        has_box=is_told_by_article(row) or row.is_own_reporting,
    )
