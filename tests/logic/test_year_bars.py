"""Bars by year, and the years without any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.logic.year_bars import LONGEST, MOST_YEARS, gaps, year_bars

YEARS = st.dictionaries(st.integers(1900, 2100), st.integers(1, 10_000), max_size=12)


@given(YEARS)
def test_it_draws_each_of_the_newest_years_once(years: dict[int, int]) -> None:
    bars = year_bars(years)
    assert [bar.year for bar in bars] == sorted({bar.year for bar in bars}, reverse=True)
    assert len(bars) <= MOST_YEARS
    for bar in bars:
        assert bar.count == years.get(bar.year, 0)
        assert (bar.width > 0) == (bar.count > 0)
        assert bar.width <= LONGEST
    if years:
        assert bars[0].year == max(years)


def test_it_names_the_years_without_a_claim() -> None:
    assert gaps([2024, 2019, 2020, 2023, 2030]) == {
        2023: "from 2021 to 2022",
        2030: "from 2025 to 2029",
    }
    assert gaps([2018, 2020]) == {2020: "in 2019"}
    assert gaps([2019]) == gaps([]) == {}
