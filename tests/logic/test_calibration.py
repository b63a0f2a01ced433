"""How often what was said with a confidence came out so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.calibration import Said, bins
from articles.logic.vocabulary import Confidence, OutcomeResult, Verdict


def test_a_refuted_claim_is_borne_out_where_it_did_not_happen() -> None:
    said = [
        Said("supported", "high", "happened", 8),
        Said("supported", "high", "did_not_happen", 2),
        Said("refuted", "high", "did_not_happen", 1),
        Said("refuted", "low", "happened", 3),
        Said("unproven", "", "happened", 9),
        Said("disputed", "high", "happened", 9),
        Said("supported", "", "happened", 9),
    ]
    found = {one.word: one for one in bins(said)}
    high, low = found[Confidence.HIGH], found[Confidence.LOW]
    assert (high.said, high.borne_out, high.low, high.high) == (11, 9, 80, 95)
    assert high.is_within
    assert (low.said, low.borne_out, low.low, low.high) == (3, 0, 55, 66)
    assert not low.is_within
    assert sum(one.said for one in found.values()) == 14


def test_the_bands_lie_side_by_side_from_fifty_to_a_hundred() -> None:
    found = bins([])
    assert [one.low for one in found] == [50, 55, 66, 80, 95]
    assert [one.high for one in found] == [55, 66, 80, 95, 100]
    assert all(one.low < one.middle < one.high for one in found)


ROWS = st.lists(
    st.builds(
        Said,
        st.sampled_from([one.value for one in Verdict]),
        st.sampled_from(["", *(one.value for one in Confidence)]),
        st.sampled_from([one.value for one in OutcomeResult]),
        st.integers(1, 50),
    ),
    max_size=20,
)


@settings(max_examples=100)
@given(ROWS)
def test_nothing_is_borne_out_that_was_not_said(rows: list[Said]) -> None:
    found = bins(rows)
    assert all(0 <= one.borne_out <= one.said for one in found)
    assert all(0 <= one.percent <= 100 for one in found)
    assert sum(one.said for one in found) == sum(row.times for row in rows if row.speaks)


@settings(max_examples=60)
@given(ROWS)
def test_the_opposite_of_everything_comes_out_the_other_way(rows: list[Said]) -> None:
    """A judge who says the opposite is wrong where this one is right."""
    turned = {"supported": "refuted", "refuted": "supported"}
    decided = [row for row in rows if row.result in ("happened", "did_not_happen")]
    opposite = [
        Said(turned.get(row.verdict, row.verdict), row.word, row.result, row.times)
        for row in decided
    ]
    for one, other in zip(bins(decided), bins(opposite), strict=True):
        assert one.said == other.said
        assert one.borne_out + other.borne_out == one.said
