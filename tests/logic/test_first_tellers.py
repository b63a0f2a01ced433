"""At whose word an item ends."""

from __future__ import annotations

from typing import Any

from articles.logic.edition_content import EvidenceContent, Named
from articles.logic.first_tellers import first_tellers
from tests.public.contents import claim_content, evidence


def item(id: str, *rests_on: str, source: str | None = "", **values: Any) -> EvidenceContent:
    """An item "a" of the source "A", unless told otherwise."""
    named = Named(id.upper() if source == "" else source, "Somebody")
    return evidence(id, source=named, rests_on=rests_on, **values)


def told(*items: EvidenceContent) -> dict[str, str | None]:
    return first_tellers(claim_content(evidence=items))


def test_it_follows_rewrites_of_rewrites_to_the_first() -> None:
    assert told(item("c", "b"), item("b", "a"), item("a", "o1")) == dict.fromkeys("abc", "A")


def test_it_leaves_an_item_to_its_own_source_if_it_adds_something() -> None:
    own = item("b", "a", own_reporting=True)
    besides = item("c", "a", "o1")
    elsewhere = item("d", "a", "article:ZZZZZZZZ")
    found = told(item("a"), own, besides, elsewhere)
    assert found == {"a": "A", "b": "B", "c": "C", "d": "D"}


def test_it_follows_an_article_to_the_item_that_brings_it_in() -> None:
    first = item("a", article=Named("AAAAAAAA", "Report"))
    itself = item("b", "article:AAAAAAAA", article=Named("AAAAAAAA", "Report"))
    assert told(first, itself, item("c", "article:AAAAAAAA")) == dict.fromkeys("abc", "A")


def test_it_names_nobody_for_several_and_for_one_who_may_not_be_named() -> None:
    found = told(item("a"), item("b"), item("c", "a", "b"), item("d", source=None), item("e", "d"))
    assert (found["c"], found["d"], found["e"]) == (None, None, None)


def test_it_ends_where_items_only_cite_each_other() -> None:
    assert told(item("a", "b"), item("b", "a"), item("c", "c")) == {"a": "A", "b": "B", "c": "C"}


def test_it_counts_two_items_of_one_source_as_its_word() -> None:
    found = told(item("a", source="S"), item("b", source="S"), item("c", "a", "b"))
    assert found["c"] == "S"
