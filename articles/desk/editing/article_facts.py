"""Articles that evidence is derived from, as the rules read them."""

from __future__ import annotations

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


def articles_above(rows: list[Evidence], *also: int) -> dict[int, Article]:
    """The articles that the items are derived from, and those that these rewrite, by key."""
    found: dict[int, Article] = {}
    wanted = {
        derivation.parent_article_id
        for row in rows
        for derivation in row.derivations.all()
        if derivation.parent_article_id
    }
    wanted |= {key for row in rows for key in rewritten_by(row)} | set(also)
    while wanted := wanted - found.keys():
        for article in Article.objects.filter(pk__in=wanted).prefetch_related("derivations"):
            found[article.pk] = article
        wanted = {
            link.parent_id for article in found.values() for link in article.derivations.all()
        }
    return found
