"""Which items others confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from articles.logic.confidence import ClaimFacts, EvidenceItem, weighed_items
from articles.logic.confirming import confirmed_items

FACT = ClaimFacts("fact", "event")


def item(id: str, **fields: object) -> EvidenceItem:
    given = {
        "stance": "supports", "source": id, "reliability": "B", "credibility": "2",
        "kind": "on_record_statement",
    }  # fmt: skip
    return EvidenceItem(id=id, **(given | fields))  # type: ignore[arg-type]


def confirmed(*items: EvidenceItem) -> set[str]:
    return set(confirmed_items(weighed_items(FACT, items, as_of=date(2026, 1, 1))))


def test_two_independent_reliable_origins_confirm_each_other() -> None:
    assert confirmed(item("a"), item("b")) == {"a", "b"}


@pytest.mark.parametrize(
    "other",
    [
        item("b", derived_from=("a",)),
        item("b", source="a"),
        item("b", reliability="C"),
        item("b", kind="anonymous"),
        item("b", stance="disputes", interest="self_serving"),
        item("b", state="retracted"),
        item("b", stance="context"),
    ],
    ids=["copy", "same source", "less reliable", "unnamed", "against", "retracted", "context"],
)
def test_nothing_else_confirms(other: EvidenceItem) -> None:
    assert "a" not in confirmed(item("a"), other)


def test_a_credible_dissent_leaves_nothing_confirmed_until_it_is_resolved() -> None:
    both, dissent = (item("a"), item("b")), item("c", stance="disputes")
    assert confirmed(*both, dissent) == set()
    assert confirmed(*both, replace(dissent, resolved=True)) == {"a", "b"}


def test_only_what_is_probably_true_becomes_confirmed() -> None:
    assert confirmed(item("a", credibility="3"), item("b")) == set()
