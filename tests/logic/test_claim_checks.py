from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.claim_checks import MOST_OF_A_RULE, Claim, Item, Rule, claim_checks

NAMES = {"a": ["Acme", "Apex"], "b": ["Bolt"]}


def claim(statement: str = "Acme paid Bolt.", **fields: Any) -> Claim:
    given: dict[str, Any] = {"is_dated": True, "companies": NAMES} | fields
    return Claim(statement, **given)


def item(said: str = "Acme paid Bolt.", number: int = 1, **fields: Any) -> Item:
    return Item("The Ledger", f"item-{number}", fields.pop("publisher", "ledger"), said, **fields)


def rules(asked: Claim, *items: Item) -> list[Rule]:
    return [one.rule for one in claim_checks(asked, items)]


def words(asked: Claim, *items: Item) -> list[str]:
    return [one.words for one in claim_checks(asked, items)]


def test_it_asks_nothing_of_a_claim_that_is_in_order() -> None:
    assert rules(claim(), item(is_text=True, is_in_text=True)) == []
    assert rules(claim()) == []


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"is_in_text": False}, Rule.NOT_IN_TEXT),
        ({"is_link_dead": True}, Rule.DEAD_LINK),
        ({"quotation": " ", "is_text": True, "note": "Acme paid Bolt."}, Rule.NO_QUOTATION),
    ],
)
def test_it_leads_to_the_item_that_it_asks_about(fields: dict[str, Any], rule: Rule) -> None:
    one = Item("The Ledger", "item-7", "x", **{"quotation": "Acme paid Bolt."} | fields)
    (found,) = claim_checks(claim(), [one])
    assert (found.rule, found.at) == (rule, "item-7")
    assert "The Ledger" in found.words


def test_it_takes_another_way_to_know_dead_links() -> None:
    found = claim_checks(claim(), [item()], link_is_dead=lambda one: True)
    assert [one.rule for one in found] == [Rule.DEAD_LINK]


def test_it_does_not_ask_for_words_where_no_text_is_kept() -> None:
    assert rules(claim(), item("", note="Acme paid Bolt.")) == []


def test_it_counts_publishers_by_their_owner_and_of_what_supports_it_alone() -> None:
    first, second = item(), item(number=2)
    other = item(number=3, publisher="post")
    against = item(number=4, publisher="post", is_supporting=False)
    assert rules(claim(), first, second, against) == [Rule.ONE_PUBLISHER]
    assert words(claim(), first, second) == [
        "All 2 items for it come from one publisher, The Ledger."
    ]
    assert rules(claim(), first, second, other) == []
    assert rules(claim(), first) == []


@pytest.mark.parametrize(
    ("statement", "said", "asked"),
    [
        ("Acme never paid Bolt.", "Acme has not paid Bolt.", "“never”"),
        ("Acme never paid Bolt.", "Acme never paid Bolt.", ""),
        ("All of Acme paid Bolt.", "Everyone at Acme paid Bolt.", ""),
        ("Acme paid Bolt several times.", "Acme paid Bolt.", "“several”"),
        ("Acme paid Bolt several times.", "Acme paid Bolt in many rates.", ""),
        ("Alle bei Acme zahlten Bolt.", "Acme zahlte an Bolt.", "“alle”"),
        ("Acme paid Bolt 3 million.", "Acme paid Bolt in May.", "“3,000,000”"),
        ("Acme paid Bolt 3 million.", "Acme paid Bolt three million.", ""),
        ("Acme paid Bolt 3.5 %.", "Acme paid Bolt 3,5 Prozent.", ""),
        ("Acme paid Bolt in 2025.", "Acme paid Bolt in June.", "“2025”"),
        ("Acme paid Bolt.", "Acme paid a supplier.", "No item names Bolt"),
        ("Acme paid Bolt.", "Apex paid Bolt.", ""),
        ("Acme paid Bolt.", "It paid Bolt.", ""),
        ("Acme paid Bolt.", "It paid a supplier.", "No item names Bolt"),
        ("A supplier was paid.", "Somebody was paid.", ""),
    ],
)
def test_it_asks_for_what_the_statement_says_and_no_item_does(
    statement: str, said: str, asked: str
) -> None:
    found = claim_checks(claim(statement), [item(said)])
    assert [one.rule for one in found] == ([Rule.WIDER] if asked else [])
    assert not asked or (asked in found[0].words and found[0].words.endswith("?"))


def test_it_takes_notes_and_dates_of_items_for_what_they_say() -> None:
    asked = claim("Acme paid Bolt in 2025.")
    assert rules(asked, item("It was paid.", note="By Acme, to Bolt.", dated="13 June 2025")) == []


def test_it_asks_nothing_about_words_where_no_item_has_any() -> None:
    assert rules(claim("Acme never paid Bolt 3 million."), item("")) == []


def test_it_asks_for_those_concerned_and_for_a_date() -> None:
    assert rules(claim(is_risky=True, is_dated=False)) == [Rule.NOBODY_ASKED, Rule.NO_DATE]
    assert rules(claim(is_risky=True, is_asked=True)) == []
    assert rules(claim(is_opinion=True, is_dated=False)) == []


def test_it_tells_a_few_of_many_and_counts_the_others() -> None:
    many = [item("", number, is_text=True, note="Acme, Bolt") for number in range(9)]
    told = [one for one in claim_checks(claim(), many) if one.rule == Rule.NO_QUOTATION]
    assert len(told) == MOST_OF_A_RULE + 1
    assert "5 more items" in told[-1].words


@settings(max_examples=60)
@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_it_asks_in_whole_sentences_whatever_is_written(statement: str, said: list[str]) -> None:
    items = [item(text, number) for number, text in enumerate(said)]
    for one in claim_checks(claim(statement), items):
        assert one.words[-1] in "?."
        assert one.at
    # A statement that an item says word for word is never wider than that.
    same = claim_checks(claim(statement), [item(statement)])
    assert Rule.WIDER not in {one.rule for one in same}
