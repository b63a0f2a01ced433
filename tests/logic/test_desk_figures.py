"""Figures in words: never more exact than what they were counted from."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.desk_figures import Share, lasted, per_hundred


@pytest.mark.parametrize(
    "part, whole, words",
    [
        (0, 0, "none yet"), (3, 8, "3 of 8"), (61, 100, "61 %"), (0, 20, "0 %"),
        (1, 1000, "under 1 %"), (999, 1000, "over 99 %"), (20, 20, "100 %"),
    ],
)  # fmt: skip
def test_it_says_shares(part: int, whole: int, words: str) -> None:
    assert str(Share(part, whole)) == words


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=100)
def test_all_and_nothing_are_said_only_where_exact(part: int, whole: int) -> None:
    if part > whole:
        with pytest.raises(ValueError, match="part of its whole"):
            Share(part, whole)
        return
    said = str(Share(part, whole))
    if said == "100 %":
        assert part == whole
    if said == "0 %":
        assert part == 0


def test_it_says_rates() -> None:
    assert per_hundred(0, 0) == "none yet"
    assert per_hundred(2, 5) == "2 on 5"
    assert per_hundred(4, 125) == "3.2 per 100"


@pytest.mark.parametrize(
    "time, words",
    [
        (None, "none yet"),
        (timedelta(seconds=-3), "1 minute"),
        (timedelta(minutes=40), "40 minutes"),
        (timedelta(hours=7), "7 hours"),
        (timedelta(days=2, hours=5), "2 days 5 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=30, hours=5), "30 days"),
    ],
)
def test_it_says_spans(time: timedelta | None, words: str) -> None:
    assert lasted(time) == words
