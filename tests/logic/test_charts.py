"""Geometry of the charts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic import charts

COUNTS = st.dictionaries(st.integers(0, 5), st.integers(0, 5000))


@given(COUNTS)
def test_it_fills_the_strip_in_order(counts: dict[int, int]) -> None:
    parts = charts.strip(counts)
    assert [p.level for p in parts] == [n for n in (5, 4, 3, 2, 1, 0) if counts.get(n)]
    for left, right in pairwise(parts):
        assert left.x + left.width < right.x
    if parts:
        assert parts[0].x == 0
        assert parts[-1].x + parts[-1].width == pytest.approx(1000, abs=0.3)


def test_it_keeps_one_among_a_thousand_visible() -> None:
    smallest = min(part.width for part in charts.strip({5: 1, 3: 1000}))
    assert smallest > 15


@given(st.dictionaries(st.integers(0, 5), st.integers(0, 40)), st.integers(1, 7))
def test_it_draws_a_square_for_each_begun_unit(counts: dict[int, int], unit: int) -> None:
    drawn = Counter(square.level for square in charts.squares(counts, unit=unit))
    assert drawn == Counter({level: -(-n // unit) for level, n in counts.items() if n})
    places = [(square.x, square.y) for square in charts.squares(counts, unit=unit)]
    assert len(set(places)) == len(places)


@given(st.integers(0, 200_000))
def test_it_keeps_the_longest_row_short(largest: int) -> None:
    assert largest <= charts.claims_per_square(largest) * 30


def test_it_draws_one_square_a_claim_as_long_as_that_fits() -> None:
    assert charts.claims_per_square(30) == 1
    assert charts.claims_per_square(31) == 2


@given(st.lists(st.integers(0, 5), min_size=1, max_size=24))
def test_it_ends_the_sparkline_at_the_present_level(levels: list[int]) -> None:
    drawn = charts.spark(levels)
    assert drawn.end_level == levels[-1]
    assert drawn.end_y == charts.SPARK_Y[levels[-1]]
    assert bool(drawn.gap) == (0 in levels)
    assert bool(drawn.step) == any(levels)


def test_it_starts_a_new_line_after_a_gap() -> None:
    assert charts.spark([2, 0, 4]).step.count("M") == 2
    assert charts.spark([2, 3, 4]).step.count("M") == 1


@given(st.integers(0, 40))
def test_it_places_neighbours_apart_and_inside(neighbours: int) -> None:
    nodes = charts.graph(neighbours)
    assert len(nodes) == min(neighbours, charts.MOST_NODES)
    height = charts.graph_height(neighbours)
    for one in nodes:
        assert 0 <= one.y <= height - charts.BOX_HEIGHT
        assert 0 <= one.x <= charts.GRAPH_WIDTH - charts.BOX_WIDTH
    for one in nodes:
        for other in nodes:
            if one is not other and one.x == other.x:
                assert abs(one.y - other.y) >= charts.BOX_HEIGHT


def test_it_knows_no_level_for_no_confidence() -> None:
    assert charts.level_of("") == charts.level_of(None) == 0
    assert charts.level_of("very high") == 5
