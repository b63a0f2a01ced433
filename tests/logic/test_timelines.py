"""Places on a line of time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic import timelines

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 365)), min_size=1, max_size=24).map(
    lambda rows: sorted((day, day + timedelta(days=length)) for day, length in rows)
)
LEFT, RIGHT = 170.0, 1080.0


@given(SPANS)
def test_it_keeps_marks_apart_in_order_and_inside(spans: list[tuple[date, date]]) -> None:
    first, last = timelines.bounds(spans)
    marks = timelines.marks(spans, first, last, left=LEFT, right=RIGHT)
    assert len(marks) == len(spans)
    for mark in marks:
        assert LEFT - 0.1 <= mark.x <= RIGHT + 0.1
    for one, other in pairwise(marks):
        assert other.x - one.x >= timelines.MARK - 0.2


def test_it_draws_a_bar_for_a_month_and_none_for_a_day() -> None:
    spans = [(date(2025, 6, 1), date(2025, 6, 30)), (date(2025, 9, 3), date(2025, 9, 3))]
    month, day = timelines.marks(spans, *timelines.bounds(spans), left=0, right=365)
    assert month.span is not None
    assert month.span[1] == pytest.approx(29, abs=0.2)
    assert day.span is None


def test_it_spreads_a_crowded_lane_evenly() -> None:
    spans = [(date(2025, 1, 1), date(2025, 1, 1))] * 10
    marks = timelines.marks(spans, date(2025, 1, 1), date(2025, 12, 31), left=0, right=90)
    assert [mark.x for mark in marks] == [n * 10.0 for n in range(10)]


def test_it_refuses_spans_out_of_order() -> None:
    spans = [(date(2026, 1, 1), date(2026, 1, 1)), (date(2025, 1, 1), date(2025, 1, 1))]
    with pytest.raises(ValueError, match="order of time"):
        timelines.marks(spans, date(2025, 1, 1), date(2026, 12, 31), left=0, right=900)


@given(DAYS, st.integers(0, 60_000))
def test_it_thins_out_years(first: date, length: int) -> None:
    last = date(min(first.year + length // 365, 9999), 12, 31)
    drawn = timelines.ticks(first, last, left=LEFT, right=RIGHT)
    assert 1 <= len(drawn) <= 8
    assert drawn[0].year == first.year
