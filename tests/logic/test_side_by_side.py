from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.sharing.told import ToldItem
from articles.logic.side_by_side import Stretch, side_by_side

FIRST = (
    "Acme is in talks to sell its three warehouses to a rival firm.",
    "The halls hold about a tenth of the goods of the whole company.",
    "Nothing else was said.",
)
SECOND = ("Acme is in talks to sell its three old warehouses to a rival firm.", FIRST[1])


def text_of(stretches: tuple[Stretch, ...]) -> str:
    return "".join(stretch.text for stretch in stretches)


def marked(stretches: tuple[Stretch, ...]) -> list[str]:
    return [stretch.text.strip() for stretch in stretches if stretch.is_shared]


def test_it_pairs_the_sentences_that_are_the_same() -> None:
    pairs = side_by_side(ToldItem("a", sentences=FIRST), ToldItem("b", sentences=SECOND))
    assert [text_of(pair.first) for pair in pairs] == list(FIRST[:2])
    assert [text_of(pair.second) for pair in pairs] == list(SECOND)
    assert marked(pairs[0].second) == [
        "Acme is in talks to sell its three",
        "warehouses to a rival firm.",
    ]
    assert marked(pairs[1].first) == [FIRST[1]]


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        (FIRST[1], FIRST[1]),
        # The words stand in the sentence beside.
        (FIRST[2], " ".join(FIRST[1:])),
        # The quotation is not in the text.
        ("Elsewhere.", FIRST[1]),
    ],
)
def test_it_marks_the_words_where_the_item_has_them(quotation: str, passage: str) -> None:
    item = ToldItem("a", quotation, FIRST)
    (pair,) = side_by_side(
        item, ToldItem("b", "It holds A TENTH OF THE GOODS."), "a tenth of the goods"
    )
    assert text_of(pair.first) == passage
    assert (marked(pair.first), marked(pair.second)) == (
        ["a tenth of the goods"],
        ["A TENTH OF THE GOODS"],
    )


def test_it_finds_the_words_with_other_signs_between_them() -> None:
    shared = "The ferry will sail, before the end of July"
    (pair,) = side_by_side(
        ToldItem("a", shared),
        ToldItem("b", "The ferry will sail before the end of July 2025."),
        shared,
    )
    assert marked(pair.second) == ["The ferry will sail before the end of July"]


def test_it_shows_nothing_of_items_without_words() -> None:
    assert side_by_side(ToldItem("a"), ToldItem("b")) == ()
    assert side_by_side(ToldItem("a"), ToldItem("b"), "words") == ()


_SENTENCE = st.sampled_from([*FIRST, *SECOND]) | st.text(max_size=30)
_ITEMS = st.builds(
    ToldItem,
    id=st.just("a"),
    quotation=st.sampled_from([*FIRST, ""]) | st.text(max_size=30),
    sentences=st.lists(_SENTENCE, max_size=4).map(tuple),
)


@given(_ITEMS, _ITEMS, st.sampled_from(["", "Acme", "rival firm", "("]))
def test_it_loses_no_word_of_a_passage(one: ToldItem, other: ToldItem, shared: str) -> None:
    for pair in side_by_side(one, other, shared):
        for item, side in ((one, pair.first), (other, pair.second)):
            words = " ".join([*item.sentences, item.quotation]).split()
            assert set(text_of(side).split()) <= {*words, "…"}
