"""A claim's evidence as the rules of confidence read it."""

from __future__ import annotations

from articles.desk.models import Article, Claim, Evidence, Source
from articles.logic.confidence import (
    ClaimFacts,
    EvidenceItem,
)
from articles.logic.vocabulary import (
    EvidenceState,
    Reliability,
    Stance,
    Standing,
)

#: What an article's standing makes of the items that rest on it.
_STATE_OF_STANDING = {
    Standing.CORRECTED: EvidenceState.CORRECTED,
    Standing.RETRACTED: EvidenceState.RETRACTED,
    Standing.SUPERSEDED: EvidenceState.SUPERSEDED,
}


def facts_of(claim: Claim) -> tuple[ClaimFacts, list[EvidenceItem], dict[str, tuple[str, ...]]]:
    """The claim's evidence as the pure function reads it; parent articles enter as context."""
    rows = list(Evidence.objects.for_suggestion().filter(claim=claim))
    ids = {row.pk: row.public_id for row in rows}
    parents = _articles_above(rows)
    sources = {row.source_id for row in rows} | {
        article.publisher_id for article in parents.values() if article.publisher_id
    }
    grades = _grades(sources)
    items = [_item(row, ids, parents, grades) for row in rows]
    items += [_article_item(article, parents, grades) for article in parents.values()]
    return ClaimFacts(claim.type, claim.temporal), items, _links(sources)


def _item(
    row: Evidence, ids: dict[int, str], parents: dict[int, Article], grades: dict[int, str]
) -> EvidenceItem:
    derived = []
    state = row.state
    for derivation in row.derivations.all():
        if derivation.parent_evidence_id:
            derived.append(ids[derivation.parent_evidence_id])
        elif derivation.parent_article_id:
            derived.append(f"article:{parents[derivation.parent_article_id].public_id}")
        elif derivation.parent_origin:
            derived.append(f"origin:{derivation.parent_origin.public_id}")
    if row.article and row.article.standing in _STATE_OF_STANDING and state == EvidenceState.LIVE:
        state = _STATE_OF_STANDING[Standing(row.article.standing)]
    return EvidenceItem(
        id=row.public_id,
        stance=row.stance,
        source=str(row.source_id),
        reliability=grades.get(row.source_id, Reliability.F),
        credibility=row.credibility,
        kind=row.kind,
        directness=row.directness,
        date=row.dated.first if row.dated else None,
        state=state,
        derived_from=tuple(derived),
        own_reporting=row.is_own_reporting,
        interest=row.interest,
        resolved=row.is_resolved,
    )


def _article_item(
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
        state=_STATE_OF_STANDING.get(Standing(article.standing), EvidenceState.LIVE),
        derived_from=tuple(
            f"article:{parents[link.parent_id].public_id}" for link in article.derivations.all()
        ),
    )


def _articles_above(rows: list[Evidence]) -> dict[int, Article]:
    """The articles that the items are derived from, and those that these rewrite, by key."""
    found: dict[int, Article] = {}
    wanted = {
        derivation.parent_article_id
        for row in rows
        for derivation in row.derivations.all()
        if derivation.parent_article_id
    }
    while wanted := wanted - found.keys():
        for article in Article.objects.filter(pk__in=wanted).prefetch_related("derivations"):
            found[article.pk] = article
        wanted = {
            link.parent_id for article in found.values() for link in article.derivations.all()
        }
    return found


def _grades(sources: set[int]) -> dict[int, str]:
    graded = Source.objects.filter(pk__in=sources).with_reliability()
    return {
        row.pk: row.current_reliability  # type: ignore[attr-defined]
        for row in graded
        if row.current_reliability  # type: ignore[attr-defined]
    }


def _links(sources: set[int]) -> dict[str, tuple[str, ...]]:
    """Who controls whom, upwards: keys as the function has them."""
    links: dict[str, tuple[str, ...]] = {}
    wanted = set(sources)
    while wanted:
        owned = dict(
            Source.objects.filter(pk__in=wanted, owner__isnull=False).values_list("pk", "owner_id")
        )
        links |= {f"src:{pk}": (f"src:{owner}",) for pk, owner in owned.items()}
        wanted = {owner for owner in owned.values() if f"src:{owner}" not in links}
    return links
