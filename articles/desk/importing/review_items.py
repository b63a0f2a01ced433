"""Items about claims within whatever JSON-LD wraps them in: lists, feeds, graphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.desk.importing.linked_data import Node, each, get, kind_of

_ABOUT_CLAIMS = ("ClaimReview", "Review", "Claim")


def items_in(read: Any) -> Iterator[Any]:
    """The ClaimReviews, and whatever stands in their place: in lists and feeds each element, among
    the nodes of a graph those about claims, with the nodes that they name."""
    if isinstance(read, list):
        for one in read:
            yield from items_in(one)
    elif not isinstance(read, dict):
        yield read
    elif (graph := get(read, "@graph")) is not None:
        nodes = [node for node in each(graph) if isinstance(node, dict)]
        known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
        for node in nodes:
            if kind_of(node) in _ABOUT_CLAIMS or get(node, "claimReviewed") is not None:
                yield _joined(node, known)
    elif (elements := get(read, "dataFeedElement", "itemListElement")) is not None:
        for one in each(elements):
            item = get(one, "item") if isinstance(one, dict) else None
            yield from items_in(one if item is None else item)
    else:
        yield read


def _joined(node: Node, known: dict[str, Node], depth: int = 3) -> Node:
    """With the nodes in place that it names by @id alone."""

    def of(value: Any) -> Any:
        if isinstance(value, list):
            return [of(one) for one in value]
        if not isinstance(value, dict) or not depth:
            return value
        if set(value) == {"@id"}:
            value = known.get(str(value["@id"]), value)
        return _joined(value, known, depth - 1)

    return {name: of(value) for name, value in node.items()}
