"""Articles that evidence is derived from, as the rules read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection

from articles.desk.editing.rewriting import rewritten_by
from articles.desk.models import Article, Evidence
from articles.logic.confidence import (
    EvidenceItem,
)
from articles.logic.vocabulary import (
    EvidenceState,
    Reliability,
    Stance,
    Standing,
)

#: What an article's standing makes of the items that rest on it.
STATE_OF_STANDING = {
    Standing.CORRECTED: EvidenceState.CORRECTED,
    Standing.RETRACTED: EvidenceState.RETRACTED,
    Standing.SUPERSEDED: EvidenceState.SUPERSEDED,
}

_READ = (
    "public_id", "publisher_id", "default_kind", "default_directness", "published_on", "standing",
)  # fmt: skip


def article_item(
    article: Article, parents: dict[int, Article], grades: dict[int, str]
) -> EvidenceItem:
    return EvidenceItem(
        id=f"article:{article.public_id}",
        stance=Stance.CONTEXT,
        source=str(article.publisher_id or ""),
        reliability=grades.get(article.publisher_id or 0, Reliability.F),
        kind=article.default_kind,
        directness=article.default_directness,
        date=article.published_on.first if article.published_on else None,
        state=STATE_OF_STANDING.get(Standing(article.standing), EvidenceState.LIVE),
        derived_from=tuple(
            f"article:{parents[link.parent_id].public_id}" for link in article.derivations.all()
        ),
    )


def articles_above(rows: Iterable[Evidence], *also: int) -> dict[int, Article]:
    """The articles that the items are derived from, and those that these rewrite, by key.

    Three queries, however long the chains are.
    """
    wanted = _parents_of(rows) | set(also)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT parent_id FROM article_parents(%s::bigint[])", [list(wanted)])
        wanted.update(key for (key,) in cursor.fetchall())
    found = Article.objects.filter(pk__in=wanted).order_by("pk").only(*_READ)
    return {article.pk: article for article in found.prefetch_related("derivations")}


def parents_among(articles: Mapping[int, Article]) -> dict[int, set[int]]:
    """Which article rewrites which: keys of each one's parents."""
    return {
        key: {link.parent_id for link in article.derivations.all()}
        for key, article in articles.items()
    }


def rested_on(rows: Iterable[Evidence], parents: Mapping[int, set[int]]) -> list[int]:
    """Keys of the articles that the items of one claim lead up to, in order."""
    found: set[int] = set()
    waiting = _parents_of(rows)
    while waiting:
        key = waiting.pop()
        found.add(key)
        waiting.update(parents[key] - found)
    return sorted(found)


def _parents_of(rows: Iterable[Evidence]) -> set[int]:
    keys: set[int] = set()
    for row in rows:
        keys.update(rewritten_by(row))
        keys.update(
            derivation.parent_article_id
            for derivation in row.derivations.all()
            if derivation.parent_article_id
        )
    return keys
