"""What is typed into the search box."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.plain_names import plain_name
from articles.logic.search_query import MOST_WORDS, OPERATORS, parse
from articles.logic.typing_errors import errors, forgiven

TYPED = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [
                *(f"{name}:" for name in OPERATORS),
                *("company:meta", 'company:"Meta Platforms"', "-", "-fee", "or", '"', "“", "«a b»"),
                *("before:2025", "after:0001", "before:0001-01-01", "after:9999-12-31", "x:y"),
                *("confidence:high", "confidence:sure", "\x00", "https://x.example/y"),
            ]
        ),
    ),
    max_size=12,
).map(" ".join)


def test_it_reads_words_phrases_and_operators() -> None:
    query = parse('fees "AI training" -parking company:"Meta Platforms" before:2025 topic:money')
    assert [term.text for term in query.wanted] == ["fees", "AI training"]
    assert query.websearch == 'fees "AI training" -parking'
    assert query.words == ("fees", "AI", "training")
    assert query.values("company") == ["Meta Platforms"]
    assert query.values("topic") == ["money"]
    assert query.until == "2024-12-31"
    assert query.notes == ()


def test_it_takes_a_space_behind_an_operator_for_none() -> None:
    assert parse("fee Company: meta").values("company") == ["meta"]


def test_it_joins_by_or_and_takes_a_leading_or_for_nothing() -> None:
    assert parse("or fee or licence").websearch == "fee or licence"


def test_it_keeps_where_each_was_typed() -> None:
    query = parse("a “big fee”  company:meta")
    assert [query.text[t.start : t.end] for t in query.terms] == ["a", "“big fee”"]
    assert [query.text[o.start : o.end] for o in query.operators] == ["company:meta"]


@pytest.mark.parametrize(
    ("typed", "said", "words"),
    [
        ("foo:bar", "is not an operator", "foo bar"),
        ("confidence:sure", "is not a level of confidence", "confidence sure"),
        ("before:soon", "is not a date", "before soon"),
        ("company:", "Nothing stands after", "company"),
        ("-company:meta", "cannot be left out", '-"company meta"'),
    ],
)
def test_it_tells_what_it_did_not_understand(typed: str, said: str, words: str) -> None:
    query = parse(typed)
    assert said in query.notes[0]
    assert query.websearch == words
    assert not query.operators


@pytest.mark.parametrize("typed", ["https://x.example/y", "10:30", "a:b".replace("a", "1")])
def test_it_takes_not_every_colon_for_an_operator(typed: str) -> None:
    assert parse(typed).notes == ()
    assert parse(typed).terms


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("after:2025", "2026", ""),
        ("after:2025-12", "2026-01", ""),
        ("after:2025-06-30", "2025-07-01", ""),
        ("before:2025-06", "", "2025-05-31"),
        ("before:2025 before:2024", "", "2023-12-31"),
    ],
)
def test_it_reads_dates_as_a_time_before_and_after(typed: str, since: str, until: str) -> None:
    assert (parse(typed).since, parse(typed).until) == (since, until)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("confidence:very-high", "very high"), ("confidence:None", ""), ("fee", None)],
)
def test_it_reads_levels_of_confidence(typed: str, value: str | None) -> None:
    assert parse(typed).confidence == value


def test_it_puts_words_in_the_place_of_others_and_leaves_the_rest() -> None:
    query = parse('Intellectual  proprty "no proprty" -proprty company:proprty')
    assert (
        query.with_words({"proprty": "property"})
        == 'Intellectual property "no property" -proprty company:proprty'
    )


@given(TYPED)
@settings(max_examples=200)
def test_it_reads_whatever_is_typed(typed: str) -> None:
    query = parse(typed)
    places = sorted(
        [(t.start, t.end) for t in query.terms] + [(o.start, o.end) for o in query.operators]
    )
    assert all(0 <= start < end <= len(query.text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    assert len(query.terms) <= MOST_WORDS
    assert query.with_words({}) == query.text
    assert parse(query.text) == query
    assert query.websearch.count('"') % 2 == 0
    assert query.since == "" or query.since[:4].isdigit()
    assert query.until == "" or query.until[:4].isdigit()
    assert all(word.isalnum() for word in query.words)


@given(st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=60)
def test_errors_are_as_many_in_either_direction(one: str, other: str) -> None:
    assert errors(one, other) == errors(other, one)
    assert errors(one, one) == 0
    assert errors(one, f"{one}x") == 1


@pytest.mark.parametrize(
    ("typed", "meant", "number"),
    [("Metta", "meta", 1), ("northlihgt", "northlight", 1), ("societe", "société", 0)],
)
def test_it_counts_errors(typed: str, meant: str, number: int) -> None:
    assert errors(typed, meant) == number
    assert forgiven(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"), [("cat", "car"), ("fees", "feud"), ("licence", "lances")]
)
def test_it_forgives_no_other_word(typed: str, meant: str) -> None:
    assert not forgiven(typed, meant)


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Ürümqi S.A.", "urumqi s a"), ("  —  ", ""), ("AT&T", "at t"), ("日本電信", "日本電信")],
)
def test_it_compares_names_plainly(name: str, plain: str) -> None:
    assert plain_name(name) == plain
