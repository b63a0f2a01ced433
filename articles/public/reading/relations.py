"""How a company is related to others, seen from its side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from articles.logic.charts import MOST_NODES, Node, graph, graph_height
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import PublicStanding, RelationKind
from articles.public.models import PublishedCompany, PublishedRelation

#: What the other is: read "Northlight: <words> Harbour", as subject and as object.
WORDS: Mapping[str, tuple[str, str]] = {
    RelationKind.PARTNERSHIP: ("partner of", "partner of"),
    RelationKind.INVESTMENT: ("investor in", "has an investment by"),
    RelationKind.ACQUISITION: ("acquired", "acquired by"),
    RelationKind.SUBSIDIARY: ("subsidiary of", "owner of"),
    RelationKind.SUPPLIER: ("supplier to", "supplied by"),
    RelationKind.CUSTOMER: ("customer of", "has as a customer"),
    RelationKind.COMPETITOR: ("competitor of", "competitor of"),
    RelationKind.LITIGATION: ("takes legal action against", "faces legal action by"),
    RelationKind.REGULATION: ("regulates", "regulated by"),
}

#: Lists of relations end here; the pages of pairs and search find the rest.
MOST_RELATIONS = 50
LONGEST_LABEL = 21


@dataclass(frozen=True)
class Relation:
    other: PublishedCompany
    words: str
    started: PartialDate | None
    ended: PartialDate | None
    claims: int

    @property
    def when(self) -> str:
        if self.started and self.ended:
            return f"from {self.started.display()} to {self.ended.display()}"
        if self.ended:
            return f"until {self.ended.display()}"
        return f"since {self.started.display()}" if self.started else ""


@dataclass(frozen=True)
class Neighbour:
    name: str
    claims: int
    is_past: bool
    node: Node


@dataclass(frozen=True)
class Relations:
    company: PublishedCompany
    rows: tuple[Relation, ...]

    @property
    def neighbours(self) -> list[Neighbour]:
        """Each related company once, at its place in the graph."""
        first: dict[int, Relation] = {}
        for row in self.rows:
            first.setdefault(row.other.pk, row)
        shown = list(first.values())[:MOST_NODES]
        return [
            Neighbour(shortened(row.other.name), row.claims, row.ended is not None, node)
            for row, node in zip(shown, graph(len(shown)), strict=True)
        ]

    @property
    def height(self) -> int:
        return graph_height(len({row.other.pk for row in self.rows}))

    @property
    def middle(self) -> int:
        return self.height // 2

    @property
    def middle_name(self) -> str:
        return shortened(self.company.name)

    @property
    def has_past(self) -> bool:
        return any(row.ended for row in self.rows)


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"


def relations_of(company: PublishedCompany, *, other: PublishedCompany | None = None) -> Relations:
    """One query; relations with the most claims first, with one company only if given.

    A relation whose claims no longer stand is not shown.
    """
    with_one = Q(subject=company) | Q(object=company)
    if other is not None:
        with_one &= Q(subject=other) | Q(object=other)
    standing = Q(claims__standing=PublicStanding.CURRENT, claims__merged_into__isnull=True)
    found = (
        PublishedRelation.objects.filter(with_one)
        .select_related("subject", "object")
        .annotate(n=Count("claims", filter=standing))
        .filter(n__gt=0)
        .order_by("-n", "kind", "pk")[:MOST_RELATIONS]
    )
    rows = []
    for relation in found:
        is_subject = relation.subject_id == company.pk
        rows.append(
            Relation(
                other=relation.object if is_subject else relation.subject,
                words=WORDS[relation.kind][0 if is_subject else 1],
                started=relation.started,
                ended=relation.ended,
                claims=relation.n,
            )
        )
    return Relations(company, tuple(rows))
