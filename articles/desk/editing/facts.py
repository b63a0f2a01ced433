"""A claim's evidence as the rules of confidence read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from articles.desk.editing.article_facts import (
    article_item,
    articles_above,
    parents_among,
    rested_on,
)
from articles.desk.editing.evidence_facts import evidence_item
from articles.desk.editing.rewriting import resting_on_rewritten
from articles.desk.editing.source_facts import grades_of, owner_links
from articles.desk.models import ArticleDerivation, Claim, Evidence, EvidenceDerivation
from articles.logic.confidence import (
    ClaimFacts,
    EvidenceItem,
)

#: What the pure function takes: the claim, its items, and which origin rests on which.
Facts = tuple[ClaimFacts, list[EvidenceItem], dict[str, tuple[str, ...]]]

_READ = (
    "public_id", "claim_id", "source_id", "stance", "kind", "credibility", "directness",
    "interest", "state", "is_own_reporting", "is_resolved", "dated",
    "article__public_id", "article__publisher_id", "article__standing",
)  # fmt: skip


def facts_of(claim: Claim) -> Facts:
    """The claim's evidence as the pure function reads it; parent articles enter as context."""
    return facts_of_all([claim])[claim.pk]


def facts_of_all(claims: Collection[Claim]) -> dict[int, Facts]:
    """By the claims' keys; in a fixed number of queries however many they are.

    The links are those of all of them together.
    """
    rows: dict[int, list[Evidence]] = {claim.pk: [] for claim in claims}
    read = Evidence.objects.select_related("article").only(*_READ)
    together = list(read.filter(claim__in=list(rows)).order_by("pk"))
    _read_derivations(together)
    for row in together:
        rows[row.claim_id].append(row)
    articles = articles_above(together)
    sources = {row.source_id for row in together}
    sources |= {row.publisher_id for row in articles.values() if row.publisher_id}
    grades, links = grades_of(sources), owner_links(sources)
    told = {key: article_item(article, articles, grades) for key, article in articles.items()}
    parents = parents_among(articles)

    def items(rows: list[Evidence]) -> list[EvidenceItem]:
        ids = {row.pk: row.public_id for row in rows}
        above = {key: articles[key] for key in rested_on(rows, parents)}
        found = [evidence_item(row, ids, above, grades) for row in rows]
        return resting_on_rewritten(rows, [*found, *(told[key] for key in above)], above)

    return {
        claim.pk: (ClaimFacts(claim.type, claim.temporal), items(rows[claim.pk]), links)
        for claim in claims
    }


def _read_derivations(rows: Collection[Evidence]) -> None:
    """As `prefetch_related` would in two queries, but for the query set that it makes for each
    row, which costs half of a recomputation."""
    items, texts = [row.pk for row in rows], {row.article_id for row in rows if row.article_id}
    of_items = EvidenceDerivation.objects.filter(evidence__in=items).order_by("evidence", "pk")
    of_texts = ArticleDerivation.objects.filter(article__in=texts)
    by_item = _by(of_items.select_related("parent_origin"), "evidence_id")
    by_text = _by(of_texts, "article_id")
    for row in rows:
        row.__dict__["_prefetched_objects_cache"] = {"derivations": by_item[row.pk]}
        if row.article is not None:
            found = {"derivations": by_text[row.article.pk]}
            row.article.__dict__["_prefetched_objects_cache"] = found


def _by(links: Iterable[Any], key: str) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for link in links:
        found[getattr(link, key)].append(link)
    return found
