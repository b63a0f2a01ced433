from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.marking import (
    Reach,
    Run,
    located,
    runs,
    same_words,
    sentences_reached,
    stretches,
)

reaches = st.lists(
    st.builds(Reach, st.integers(0, 4), st.integers(0, 60), st.integers(0, 60)), max_size=8
)


def run_of(text: str, start: int, given_: Sequence[Reach]) -> tuple[Run, ...]:
    (held,) = stretches([(start, start + len(text))], given_)
    return runs(text, start, held)


def claims_of(run: Run) -> set[int]:
    return {stretch.claim for stretch in run.lines if stretch}


@given(st.text(min_size=1, max_size=30), st.integers(0, 20), reaches)
def test_it_keeps_the_text_whole_whatever_is_marked(
    text: str, start: int, given_: list[Reach]
) -> None:
    made = run_of(text, start, given_)
    assert "".join(run.text for run in made) == text
    at = start
    for run in made:
        for place in range(at, at + len(run.text)):
            assert claims_of(run) == {r.claim for r in given_ if r.start <= place < r.end}
        assert (run.foremost is None) == (not claims_of(run))
        at += len(run.text)


@given(st.text(min_size=1, max_size=30), reaches)
def test_it_begins_and_ends_each_stretch_once_and_keeps_its_line(
    text: str, given_: list[Reach]
) -> None:
    (held,) = stretches([(0, len(text))], given_)
    made = runs(text, 0, held)
    for counted in ([s for run in made for s in run.begins], [s for run in made for s in run.ends]):
        assert sorted(counted, key=repr) == sorted(held, key=repr)
    for stretch in held:
        lines = {run.lines.index(stretch) for run in made if stretch in run.lines}
        assert len(lines) == 1


def test_it_cuts_where_claims_overlap() -> None:
    made = run_of("abcdef", 10, [Reach(0, 10, 14), Reach(1, 12, 16)])
    assert [(r.text, sorted(claims_of(r)), [s.claim for s in r.ends]) for r in made] == [
        ("ab", [0], []),
        ("cd", [0, 1], [0]),
        ("ef", [1], [1]),
    ]
    assert [r.foremost and r.foremost.claim for r in made] == [0, 1, 1]


def test_it_draws_the_longer_claim_nearer_and_gives_the_words_to_the_shorter() -> None:
    first, second = run_of("abcdef", 0, [Reach(0, 0, 3), Reach(1, 0, 6)])
    assert [s and s.claim for s in first.lines] == [1, 0]
    assert [s and s.claim for s in second.lines] == [1]
    assert first.foremost
    assert (first.foremost.claim, [s.claim for s in first.begins]) == (0, [1, 0])


def test_it_numbers_the_stretches_of_a_claim_across_blocks() -> None:
    made = stretches([(0, 10), (12, 20)], [Reach(0, 2, 4), Reach(0, 4, 5), Reach(0, 8, 14)])
    assert [(s.start, s.end, s.place, s.of) for held in made for s in held] == [
        (2, 5, 1, 3),
        (8, 10, 2, 3),
        (12, 14, 3, 3),
    ]


def test_it_finds_words_that_moved_but_not_words_said_twice() -> None:
    assert located("one two", 0, 3, "one") == (0, 3)
    assert located("so one two", 0, 3, "one") == (3, 6)
    assert located("one, one", 4, 7, "one") is None
    assert located("two", 0, 3, "one") is None
    assert located("two", None, None, "") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“so it\nwas”", '"so it was"', True),
        ("1999–2004", "1999-2004", True),
        ("so it was", "so it is", False),
        ("Not so", "not so", False),
    ],
)
def test_it_tells_other_words_from_other_signs(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


def test_it_counts_sentences_that_a_claim_runs_through() -> None:
    found = sentences_reached([(0, 5), (6, 10), (11, 20)], [Reach(0, 4, 8), Reach(1, 6, 7)])
    assert found == {0: (0,), 1: (0, 1)}


@given(reaches)
def test_it_finds_the_sentences_that_a_comparison_of_all_with_all_finds(
    given_: list[Reach],
) -> None:
    sentences = [(0, 5), (6, 10), (11, 20), (20, 31), (40, 50)]
    expected = {
        (place, r.claim)
        for r in given_
        for place, (begin, end) in enumerate(sentences)
        if max(r.start, begin) < min(r.end, end)
    }
    found = sentences_reached(sentences, given_)
    assert {(place, claim) for place, claims in found.items() for claim in claims} == expected


class Looked(Sequence[tuple[int, int]]):
    """Ranges that count how often one of them was looked at."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.ranges, self.looks = ranges, 0

    def __len__(self) -> int:
        return len(self.ranges)

    @overload
    def __getitem__(self, place: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[int, int]]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, int] | Sequence[tuple[int, int]]:
        self.looks += 1
        return self.ranges[place]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        self.looks += len(self.ranges)
        return iter(self.ranges)


@pytest.mark.parametrize("find", [sentences_reached, stretches])
def test_it_looks_at_a_sentence_a_few_times_however_many_there_are(find: object) -> None:
    assert callable(find)
    for size in (100, 4000):
        ranges = Looked([(place * 10, place * 10 + 9) for place in range(size)])
        find(ranges, [Reach(place, place * 20, place * 20 + 12) for place in range(size // 2)])
        assert ranges.looks <= 6 * size
