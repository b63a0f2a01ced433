"""A claim's evidence with its words, as the search for shared origins reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.desk.editing.cited_outlets import cited_outlets
from articles.desk.editing.facts import facts_of
from articles.desk.editing.told_words import texts_of, told_item
from articles.desk.models import Claim, CompanyName, Evidence
from articles.logic.leading_back import leads_to
from articles.logic.shared_origins import MOST_ITEMS
from articles.logic.sharing.told import ToldItem
from articles.logic.vocabulary import EvidenceKind


@dataclass(frozen=True)
class ToldEvidence:
    """`rows` by public id; `outlets` are keys of outlets on record that the items may cite,
    `names` those of the claim's companies."""

    rows: dict[str, Evidence]
    items: tuple[ToldItem, ...]
    outlets: frozenset[str]
    names: tuple[str, ...]


def told_evidence(claim: Claim) -> ToldEvidence:
    """The newest items that count, in a fixed number of queries."""
    _, facts, links = facts_of(claim)
    paths = leads_to(facts, links)
    void = {item.id for item in facts if item.is_void}
    rows = Evidence.objects.filter(claim=claim).exclude(kind=EvidenceKind.NULL_SEARCH)
    rows = rows.select_related("source", "article__publisher").order_by("-id")
    live = [row for row in rows if row.public_id not in void][:MOST_ITEMS]
    texts = texts_of(live)
    items = tuple(
        replace(told_item(row, texts.get(row.pk)), leads_to=paths[row.public_id]) for row in live
    )
    return ToldEvidence(
        {row.public_id: row for row in live}, items, cited_outlets(items), _names(claim)
    )


def _names(claim: Claim) -> tuple[str, ...]:
    companies = claim.companies.values_list("pk", "name")
    keys = [pk for pk, _ in companies]
    others = CompanyName.objects.filter(company__in=keys).values_list("name", flat=True)
    return tuple(sorted({name for _, name in companies} | set(others)))
