"""How a company is related to others, seen from its side."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.charts import MOST_NODES, Node, graph, graph_height
from articles.logic.partial_dates import PartialDate

#: Lists of relations end here; the pages of pairs and search find the rest.
MOST_RELATIONS = 50
LONGEST_LABEL = 21


@dataclass(frozen=True)
class Relation:
    """`slug` and `name` are the other company's."""

    slug: str
    name: str
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
    """Those of the company of that slug and name."""

    slug: str
    name: str
    rows: tuple[Relation, ...]

    @property
    def neighbours(self) -> list[Neighbour]:
        """Each related company once, at its place in the graph."""
        first: dict[str, Relation] = {}
        for row in self.rows:
            first.setdefault(row.slug, row)
        shown = list(first.values())[:MOST_NODES]
        return [
            Neighbour(shortened(row.name), row.claims, row.ended is not None, node)
            for row, node in zip(shown, graph(len(shown)), strict=True)
        ]

    @property
    def height(self) -> int:
        return graph_height(len({row.slug for row in self.rows}))

    @property
    def middle(self) -> int:
        return self.height // 2

    @property
    def middle_name(self) -> str:
        return shortened(self.name)

    @property
    def has_past(self) -> bool:
        return any(row.ended for row in self.rows)


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"
