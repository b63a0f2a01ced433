import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.partial_dates import PartialDate, display_partial
from articles.logic.vocabulary import Precision


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    depth = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:depth])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019", "2019"),
        ("0001", "0001"),
        ("2025-06", "2025-06"),
        ("2025-06-13", "2025-06-13"),
        ("2025/06/13", "2025-06-13"),
        ("2025/6", "2025-06"),
        ("2025.6.3", "2025-06-03"),
        ("June 2025", "2025-06"),
        ("june, 2025", "2025-06"),
        ("Jun 2025", "2025-06"),
        ("Sept. 2025", "2025-09"),
        ("  13   June 2025 ", "2025-06-13"),
        ("1st June 2025", "2025-06-01"),
        ("June 13, 2025", "2025-06-13"),
        ("Feb 29 2024", "2024-02-29"),
    ],
)
def test_it_reads_what_people_write(text: str, iso: str) -> None:
    assert PartialDate.parse(text).iso() == iso


@pytest.mark.parametrize("text", ["03/04/2025", "13/06/2025", "3.4.25", "03-04-2025", "25/06/13"])
def test_it_refuses_dates_that_can_be_read_in_two_ways(text: str) -> None:
    with pytest.raises(ValueError, match="more than one way"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "No date was given"),
        ("yesterday", "not a date"),
        ("Smarch 2025", "not the name of a month"),
        ("2025-13", "no month 13"),
        ("2025-00", "no month 0"),
        ("2025-06-31", "June 2025 has no day 31"),
        ("29 February 2025", "February 2025 has no day 29"),
        ("29 February 1900", "February 1900 has no day 29"),
        ("2025-06-00", "has no day 0"),
        ("0000", "between 1 and 9999"),
        ("20250613", "not a date"),
        ("٢٠٢٥-٠٦", "not a date"),
        ("x" * 5000, "not a date"),
    ],
)
def test_it_refuses_in_the_users_words(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refusal:
        PartialDate.parse(text)
    assert len(str(refusal.value)) < 200


def test_it_refuses_a_day_without_its_month() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2025, None, 13)


def test_it_takes_empty_form_fields_as_not_given() -> None:
    assert PartialDate.from_parts(2025, 0, 0) == PartialDate(2025)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, "not stated"),
        (PartialDate(2019), "2019"),
        (PartialDate(2025, 6), "June 2025"),
        (PartialDate(2025, 6, 13), "13 June 2025"),
    ],
)
def test_it_shows_no_more_than_is_known(date: PartialDate | None, shown: str) -> None:
    assert display_partial(date) == shown


def test_it_bounds_the_days_it_can_mean() -> None:
    assert PartialDate(2024, 2).last == datetime.date(2024, 2, 29)
    assert PartialDate(2023, 2).last == datetime.date(2023, 2, 28)
    assert PartialDate(9999).last == datetime.date(9999, 12, 31)
    assert PartialDate(1).first == datetime.date(1, 1, 1)


def test_it_orders_by_earliest_day_then_from_coarse_to_fine() -> None:
    ordered = (
        PartialDate(2025),
        PartialDate(2025, 1),
        PartialDate(2025, 1, 1),
        PartialDate(2025, 1, 2),
        PartialDate(2025, 2),
        PartialDate(2026),
    )
    assert tuple(sorted(set(ordered))) == ordered


def test_it_is_not_ordered_among_other_things() -> None:
    with pytest.raises(TypeError):
        assert PartialDate(2025) < "2025"


@given(partial_dates())
def test_it_survives_writing_and_reading(date: PartialDate) -> None:
    assert PartialDate.parse(date.iso()) == date
    assert PartialDate.from_columns(*date.to_columns()) == date
    assert PartialDate.from_parts(date.year, date.month, date.day) == date


@given(partial_dates().filter(lambda date: date.year >= 1000))
def test_it_reads_what_it_shows(date: PartialDate) -> None:
    assert PartialDate.parse(date.display()) == date


@given(partial_dates())
def test_it_never_invents_a_day(date: PartialDate) -> None:
    assert (date.day is None) == (date.precision is not Precision.DAY)
    assert (date.month is None) == (date.precision is Precision.YEAR)
    assert date.first <= date.last
    assert (date.first == date.last) == (date.precision is Precision.DAY)


@given(partial_dates(), partial_dates())
def test_it_is_ordered_totally(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one < other:
        assert one.first <= other.first


@given(st.text())
def test_it_answers_any_text_with_a_date_or_a_reason(text: str) -> None:
    refusal = None
    try:
        date = PartialDate.parse(text)
    except ValueError as problem:
        refusal = str(problem)
    if refusal is None:
        assert PartialDate.parse(date.iso()) == date
    else:
        assert refusal.endswith(".")
