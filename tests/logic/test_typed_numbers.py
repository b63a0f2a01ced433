"""Numbers from outside: plain digits and no more of them than were asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.typed_numbers import whole_number


@pytest.mark.parametrize("text", ["", " 7", "7 ", "+7", "-7", "7_0", "1e3", "٧", "²", "7\n", "x"])
def test_it_takes_digits_alone(text: str) -> None:
    assert whole_number(text) is None


@given(st.integers(0, 10**12))
def test_it_reads_what_is_short_enough(number: int) -> None:
    assert whole_number(str(number), digits=13) == number
    assert whole_number(str(number), digits=len(str(number)) - 1) is None


def test_it_takes_leading_noughts_for_digits() -> None:
    assert whole_number("007") == 7
    assert whole_number("0" * 10) is None
