"""The claims that a rewrite touches, as its preview shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.desk.admin.advice_seen import advice_seen
from articles.desk.admin.claim_facts import NOT_NAMED
from articles.desk.admin.permissions import visible
from articles.desk.editing.rewriting import is_told_by_article
from articles.desk.editing.rewriting_preview import Moved, moved_by
from articles.desk.forms.rewriting import Tick
from articles.desk.models import Article, Claim, Evidence, Source
from articles.logic.confidence import Suggestion
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE
from articles.logic.wording import counted


@dataclass(frozen=True)
class Told:
    """What the rules suggest; `verdict` and `word` are empty where this person assesses first."""

    verdict: str
    word: str
    origins: str


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


@dataclass(frozen=True)
class Row:
    claim: Claim
    now: Told
    then: Told
    is_moved: bool
    word_falls: bool
    items: list[Item]

    @property
    def is_rechecked(self) -> bool:
        """Whether readers have an edition whose basis moves."""
        return self.word_falls and self.claim.published_number is not None


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
        now=_told(moved.now, is_seen=is_seen),
        then=_told(moved.then, is_seen=is_seen),
        is_moved=moved.is_moved if is_seen else moved.now.origins != moved.then.origins,
        word_falls=moved.word_falls and is_seen,
        items=[
            _item(row, moved.claim, names.get(row.source_id, NOT_NAMED), ticks)
            for row in moved.rows
            if row.article_id == article.pk
        ],
    )


def _told(advice: Suggestion, *, is_seen: bool) -> Told:
    (origins, against) = advice.origins
    words = counted(origins, "origin") + (f" for it, {against} against" if against else "")
    if not is_seen:
        return Told("", "", words)
    word = advice.word if advice.verdict in VERDICTS_WITH_CONFIDENCE else None
    return Told(advice.verdict, word or "", words)


def _item(row: Evidence, claim: Claim, source: str, ticks: Mapping[str, Tick]) -> Item:
    tick = ticks.get(row.public_id)
    kind = row.get_kind_display()
    return Item(
        id=row.public_id,
        seen=claim.version if tick is None else tick.seen,
        words=f"{source} ({kind[:1].lower()}{kind[1:]})",
        quotation=row.quotation,
        is_own=row.is_own_reporting if tick is None else tick.is_own,
        was_own=row.is_own_reporting,
        has_box=is_told_by_article(row) or row.is_own_reporting,
    )
