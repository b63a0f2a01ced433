"""Three-way merging: nothing that was typed disappears, and changes of both sides survive."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.three_way import (
    UNKNOWN,
    Fate,
    MergedRow,
    Pick,
    Typed,
    merge_rows,
    pick,
    pick_fields,
)

WORDS = st.sampled_from(["", "a", "b", "c"])
VALUES = st.fixed_dictionaries({"text": WORDS, "role": WORDS})
ROWS = st.dictionaries(st.sampled_from("123456"), VALUES, max_size=5)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("a", "a", "a", Pick.SAME),
        ("a", "b", "b", Pick.SAME),
        ("a", "b", "a", Pick.MINE),
        ("a", "a", "b", Pick.THEIRS),
        ("a", "b", "c", Pick.ASK),
        (UNKNOWN, "a", "b", Pick.ASK),
        (UNKNOWN, "a", "a", Pick.SAME),
    ],
)
def test_it_asks_only_where_both_changed(base: Any, mine: str, theirs: str, expected: Pick) -> None:
    assert pick(base, mine, theirs) is expected


@given(VALUES, VALUES, VALUES)
def test_it_loses_no_change_of_either_side(base: Any, mine: Any, theirs: Any) -> None:
    for name, chosen in pick_fields(base, mine, theirs).items():
        if mine[name] != base[name]:
            assert chosen is not Pick.THEIRS
        if theirs[name] != base[name]:
            assert chosen is not Pick.MINE
        if chosen is Pick.ASK:
            assert len({base[name], mine[name], theirs[name]}) == 3


@st.composite
def edited(draw: Any) -> tuple[dict[str, Any], list[Typed], dict[str, Any]]:
    """What was read, what one person made of it, and what another made of it."""
    base: dict[str, Any] = draw(ROWS)
    mine = [
        Typed(key, draw(st.one_of(st.just(values), VALUES)), draw(st.booleans()))
        for key, values in base.items()
    ]
    mine += [Typed(None, values) for values in draw(st.lists(VALUES, max_size=3))]
    theirs = {
        key: draw(st.one_of(st.just(values), VALUES))
        for key, values in base.items()
        if draw(st.booleans())
    }
    theirs |= {f"n{key}": values for key, values in draw(ROWS).items()}
    return base, mine, theirs


def _of(merged: list[MergedRow], typed: Typed) -> MergedRow:
    return next(row for row in merged if row.typed is typed)


@settings(max_examples=300)
@given(edited())
def test_it_keeps_every_row_of_theirs_and_everything_typed(case: Any) -> None:
    base, mine, theirs = case
    merged = merge_rows(base, mine, theirs)
    assert [row.key for row in merged if row.key is not None] == list(theirs)
    for typed in mine:
        row = _of(merged, typed)
        if typed.key is None:
            assert row.fate is Fate.ADDED or typed.values in theirs.values()
        elif not typed.is_removed and typed.values != base[typed.key]:
            kept = {name for name, chosen in row.picks.items() if chosen in (Pick.MINE, Pick.ASK)}
            moved = {name for name, value in typed.values.items() if value != base[typed.key][name]}
            told = theirs.get(row.key, {})
            same = {name for name in moved if told.get(name) == typed.values[name]}
            assert row.fate is Fate.REVIVED or moved <= kept | same


@settings(max_examples=300)
@given(edited())
def test_it_takes_out_only_what_nobody_else_changed(case: Any) -> None:
    base, mine, theirs = case
    for row in merge_rows(base, mine, theirs):
        if row.is_removed:
            assert row.typed is not None
            assert row.typed.is_removed
            assert theirs[row.key or ""] == base[row.read or ""]
        elif row.typed is not None and row.typed.is_removed and row.key is not None:
            assert row.fate is Fate.SPARED


@settings(max_examples=100)
@given(ROWS, ROWS)
def test_it_asks_about_every_difference_where_nobody_knows_what_was_read(
    shown: Any, theirs: Any
) -> None:
    mine = [Typed(key, values) for key, values in shown.items()]
    for row in merge_rows(None, mine, theirs):
        assert not row.is_removed
        assert not {Pick.MINE, Pick.THEIRS} & set(row.picks.values())
        if row.key is None:
            assert row.fate is Fate.REVIVED


def test_it_follows_a_row_that_was_written_anew_in_the_same_words() -> None:
    base = {"1": {"text": "It grew."}, "2": {"text": "It fell."}}
    theirs = {"8": {"text": "It grew."}, "9": {"text": "It fell fast."}}
    mine = [Typed("1", {"text": "It grew much."}), Typed("2", {"text": "It fell."})]
    first, second, gone = merge_rows(base, mine, theirs)
    assert (first.key, first.read, first.picks) == ("8", "1", {"text": Pick.MINE})
    assert (second.key, second.fate) == ("9", Fate.THEIRS)
    assert gone.fate is Fate.GONE


def test_it_adds_nothing_twice() -> None:
    fresh = {"7": {"text": "New.", "role": "hidden"}}
    (theirs, mine) = merge_rows({}, [Typed(None, {"text": "New."})], fresh)
    assert (theirs.fate, mine.fate) == (Fate.THEIRS, Fate.DOUBLE)


@pytest.mark.parametrize("careless", [Pick.MINE, Pick.THEIRS])
def test_it_is_seen_to_lose_a_change_where_one_side_always_wins(careless: Pick) -> None:
    """What a form without a base does: the property above finds the loss."""
    base, mine, theirs = {"text": "a"}, {"text": "b"}, {"text": "c"}
    (chosen,) = pick_fields(base, mine, theirs).values()
    lost = {Pick.MINE: theirs["text"] != base["text"], Pick.THEIRS: mine["text"] != base["text"]}
    assert lost[careless]
    assert chosen is not careless
