"""A claim's evidence as the rules of confidence read it."""

from __future__ import annotations

from articles.desk.editing.article_facts import article_item, articles_above
from articles.desk.editing.evidence_facts import evidence_item
from articles.desk.editing.rewriting import resting_on_rewritten
from articles.desk.editing.source_facts import grades_of, owner_links
from articles.desk.models import Claim, Evidence
from articles.logic.confidence import (
    ClaimFacts,
    EvidenceItem,
)


def facts_of(claim: Claim) -> tuple[ClaimFacts, list[EvidenceItem], dict[str, tuple[str, ...]]]:
    """The claim's evidence as the pure function reads it; parent articles enter as context."""
    rows = list(Evidence.objects.for_suggestion().filter(claim=claim))
    ids = {row.pk: row.public_id for row in rows}
    parents = articles_above(rows)
    sources = {row.source_id for row in rows} | {
        article.publisher_id for article in parents.values() if article.publisher_id
    }
    grades = grades_of(sources)
    items = [evidence_item(row, ids, parents, grades) for row in rows]
    items += [article_item(article, parents, grades) for article in parents.values()]
    items = resting_on_rewritten(rows, items, parents)
    return ClaimFacts(claim.type, claim.temporal), items, owner_links(sources)
