"""Relations between companies in words, from either side."""

from __future__ import annotations

from collections.abc import Mapping

from articles.logic.vocabulary import RelationKind

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
