"""Names that a reader may take for each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.lookalikes import level, mixed_scripts, skeleton

APPLE = "Аpple"  # with a Cyrillic A


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple", APPLE),
        ("Apple", "AppIe"),
        ("Google", "Gооgle"),
        ("Meta", "Μeta"),
        ("META", "ΜΕΤΑ"),
        ("Acme", "ＡＣＭＥ"),
        ("Acme", "Ac\u200bme"),
        ("Acme", "A\u202ecme"),
        ("Acme AG", " acme\u00a0 ag"),
        ("first", "ﬁrst"),
        ("Modern", "Modem"),
    ],
)
def test_it_sees_the_likeness(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Apple", "Apples"), ("Meta", "Beta"), ("Société", "Societe"), ("東京", "京都"), ("", "a")],
)
def test_it_takes_no_other_name_for_it(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        (APPLE, ["Cyrillic", "Latin"]),
        ("Apple Inc. 2.0", []),
        ("日産 カ ABC", []),
        ("삼성 Electronics", []),
        ("Газпром", []),
    ],
)
def test_it_tells_scripts_that_do_not_belong_together(name: str, scripts: list[str]) -> None:
    assert mixed_scripts(name) == scripts


@given(name=st.text(max_size=60))
def test_it_reads_whatever_is_typed(name: str) -> None:
    assert skeleton(name) == skeleton(level(name)) or level(name) != name
    assert level(level(name)) == level(name)
    assert isinstance(mixed_scripts(name), list)


@given(name=st.text(st.characters(codec="ascii"), max_size=40))
def test_it_takes_a_name_in_capitals_for_the_same(name: str) -> None:
    assert skeleton(name.upper()) == skeleton(name.lower())
