"""When a claim is looked at again, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.partial_dates import PartialDate
from articles.logic.promised_dates import promised
from articles.logic.review_dates import Dated, proposed_review
from articles.logic.vocabulary import ClaimType, Temporal

TODAY = date(2026, 3, 10)


def due(type: str = "fact", temporal: str = "event", *words: str, **more: object) -> str:
    found = proposed_review(Dated(type, temporal, words=words, **more), TODAY)  # type: ignore[arg-type]
    return f"{found.due_on} {found.reason}" if found else ""


@pytest.mark.parametrize(
    "said, expected",
    [
        ("by June 2027.", ("2027-07-01", "by June 2027")),
        ("by the end of June", ("2026-07-01", "by the end of June")),
        ("before 15 March 2026", ("2026-03-16", "before 15 March 2026")),
        ("by February", ("2027-03-01", "by February")),
        ("no later than 2028", ("2029-01-01", "no later than 2028")),
        (
            "The next months will be decisive, they say",
            ("2026-06-08", "The next months will be decisive"),
        ),
        ("in the coming weeks", ("2026-04-09", "in the coming weeks")),
        ("by February 2026", None),
        ("by 31 June 2026", None),
        ("by Mayfair, before 1999 and until it may end", None),
    ],
)
def test_it_reads_words_that_promise_a_decision(
    said: str, expected: tuple[str, str] | None
) -> None:
    found = [(one.due_on.isoformat(), one.words) for one in promised(said, TODAY)]
    assert found == ([expected] if expected else [])


def test_it_asks_about_a_forecast_the_day_after_its_period() -> None:
    said = due("forecast", "event", held_until=PartialDate(2026, 7))
    assert said == (
        "2026-08-01 The period of the forecast ends with July 2026: record how it came out."
    )
    over = due("forecast", "event", held_from=PartialDate(2025))
    assert over == "2026-03-10 The period of the forecast ended with 2025: record how it came out."
    assert due("forecast", "event").startswith("2026-09-06 A forecast without a date")


def test_it_asks_sooner_about_what_moves_fast() -> None:
    assert due("fact", "fast").startswith("2026-04-09 A fast-moving fact")
    assert due("fact", "state").startswith("2026-09-06 A state that may have changed")
    promised_sooner = due("fact", "state", "The next months will be decisive.")
    assert promised_sooner == "2026-06-08 It says “The next months will be decisive”."


def test_it_proposes_nothing_where_nothing_will_change() -> None:
    assert due("fact", "event") == ""
    assert due("opinion", "state", "by June 2027") == ""
    assert due("forecast", "event", held_until=PartialDate(2027), has_outcome=True) == ""
    assert due("fact", "state", held_until=PartialDate(2025)) == ""


DATES = st.dates(date(1, 1, 1), date.max)
PARTIAL = st.builds(
    lambda day, size: PartialDate(*(day.year, day.month, day.day)[:size]), DATES, st.integers(1, 3)
)


@settings(max_examples=150)
@given(
    st.sampled_from([one.value for one in ClaimType]),
    st.sampled_from([one.value for one in Temporal]),
    st.one_of(st.none(), PARTIAL),
    st.one_of(st.none(), PARTIAL),
    st.one_of(st.text(max_size=60), st.just("By December, in the next months")),
    DATES,
)
def test_it_never_proposes_a_day_that_is_over_or_has_no_reason(
    type: str,
    temporal: str,
    held_from: PartialDate | None,
    held_until: PartialDate | None,
    words: str,
    today: date,
) -> None:
    found = proposed_review(Dated(type, temporal, held_from, held_until, (words,)), today)
    if found is not None:
        assert found.due_on >= today
        assert found.reason.endswith(".")
        assert len(found.reason) <= 300
        assert found.due_on - today < timedelta(days=3_700_000)
