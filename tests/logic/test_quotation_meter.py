"""How much of a text is quoted: unions, shares, passages that are not found, paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.paragraph_numbers import paragraph_at
from articles.logic.quotation_meter import Passage, QuotationMeter

#: 200 different characters, so that every passage stands in one place only.
TEXT = "".join(chr(0x4E00 + place) for place in range(200))


def _passage(start: int, end: int) -> Passage:
    return Passage(TEXT[start:end], start)


RANGES = st.tuples(st.integers(0, 199), st.integers(1, 40)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], 200))
)


@settings(max_examples=60)
@given(st.lists(RANGES, max_size=12), st.integers(0, 100))
def test_it_counts_each_character_once_and_stays_within(
    ranges: list[tuple[int, int]], share: int
) -> None:
    meter = QuotationMeter(TEXT, share)
    quoted: set[int] = set()
    for start, end in ranges:
        after = meter.quoting(_passage(start, end))
        wanted = quoted | set(range(start, end))
        assert (after is not None) == (100 * len(wanted) <= share * 200 or wanted == quoted)
        if after is not None:
            meter, quoted = after, wanted
        assert meter.used == len(quoted)
        assert meter.is_within
    whole = QuotationMeter(TEXT, share).with_passages(_passage(*one) for one in ranges)
    assert whole == QuotationMeter(TEXT, share).with_passages(
        _passage(*one) for one in reversed(ranges)
    )


def test_what_is_out_already_passes_though_the_share_is_passed() -> None:
    meter = QuotationMeter(TEXT, 15).with_passages([_passage(0, 50)])
    assert not meter.is_within
    assert meter.percent == 25
    assert meter.quoting(_passage(10, 40)) == meter
    assert meter.quoting(_passage(49, 51)) is None


def test_fifteen_percent_is_the_last_that_passes() -> None:
    meter = QuotationMeter(TEXT, 15)
    assert meter.quoting(_passage(100, 131)) is None
    full = meter.quoting(_passage(100, 130))
    assert full is not None
    assert full.quoting(_passage(0, 1)) is None


def test_words_that_the_text_does_not_contain_count_once_with_their_length() -> None:
    meter = QuotationMeter(TEXT, 15)
    once = meter.with_passages([Passage("an older wording"), Passage("an older wording", 7)])
    assert (once.used, once.ranges) == (16, ())
    assert once.quoting(Passage("an older wording")) == once
    assert once.quoting(Passage("something as long")) is None


def test_a_quotation_joined_by_an_ellipsis_counts_its_passages() -> None:
    meter = QuotationMeter("one two three four five six seven eight nine ten", 50)
    joined = meter.with_passages([Passage("two … four […] seven")])
    assert joined.ranges == ((4, 7), (14, 18), (28, 33))
    assert Passage("… seven").place_in(meter.text) == 28
    assert Passage("never … said").place_in(meter.text) is None
    said_so = QuotationMeter("He said … nothing more.", 50)
    assert said_so.with_passages([Passage("said … nothing")]).ranges == ((3, 17),)


def test_words_in_several_places_count_where_they_were_taken_or_are_out() -> None:
    meter = QuotationMeter("echo, echo, echo, and no more", 50)
    assert meter.with_passages([Passage("echo", 7)]).ranges == ((6, 10),)
    out = meter.with_passages([Passage("echo", 12)])
    assert out.with_passages([Passage("echo")]) == out
    assert meter.with_passages([Passage("echo")]).ranges == ((0, 4),)


BLOCKS = [("heading", 0), ("paragraph", 20), ("heading", 50), ("list_item", 60), ("quotation", 80)]


@pytest.mark.parametrize(
    "place, number", [(0, 1), (20, 1), (49, 1), (50, 2), (60, 2), (79, 2), (80, 3), (999, 3)]
)
def test_paragraphs_are_counted_without_headings(place: int, number: int) -> None:
    assert paragraph_at(BLOCKS, place) == number


@pytest.mark.parametrize("blocks", [[], [("heading", 5)], [("heading", 0), ("paragraph", 9)]])
def test_a_paragraph_always_has_a_number(blocks: list[tuple[str, int]]) -> None:
    assert paragraph_at(blocks, 0) == 1


def test_the_last_heading_bears_the_number_of_the_last_paragraph() -> None:
    assert paragraph_at([("paragraph", 0), ("heading", 10)], 12) == 1
