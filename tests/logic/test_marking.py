from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.logic.marking import Reach, located, runs, sentences_reached

reaches = st.lists(
    st.builds(Reach, st.integers(0, 4), st.integers(0, 60), st.integers(0, 60)), max_size=8
)


@given(st.text(min_size=1, max_size=30), st.integers(0, 20), reaches)
def test_it_keeps_the_text_whole_whatever_is_marked(
    text: str, start: int, given_: list[Reach]
) -> None:
    made = runs(text, start, given_)
    assert "".join(run.text for run in made) == text
    at = start
    for run in made:
        for place in range(at, at + len(run.text)):
            carried = {r.claim for r in given_ if r.start <= place < r.end}
            assert carried == set(run.claims)
        at += len(run.text)


@given(st.text(min_size=1, max_size=30), reaches)
def test_it_ends_each_claim_once_in_a_block(text: str, given_: list[Reach]) -> None:
    made = runs(text, 0, given_)
    ends = [claim for run in made for claim in run.ends]
    assert sorted(ends) == sorted({claim for run in made for claim in run.claims})


def test_it_cuts_where_claims_overlap() -> None:
    made = runs("abcdef", 10, [Reach(0, 10, 14), Reach(1, 12, 16)])
    assert [(r.text, r.claims, r.ends) for r in made] == [
        ("ab", (0,), ()),
        ("cd", (0, 1), (0,)),
        ("ef", (1,), (1,)),
    ]


def test_it_finds_words_that_moved_but_not_words_said_twice() -> None:
    assert located("one two", 0, 3, "one") == (0, 3)
    assert located("so one two", 0, 3, "one") == (3, 6)
    assert located("one, one", 4, 7, "one") is None
    assert located("two", 0, 3, "one") is None
    assert located("two", None, None, "") is None


def test_it_counts_sentences_that_a_claim_runs_through() -> None:
    found = sentences_reached([(0, 5), (6, 10), (11, 20)], [Reach(0, 4, 8), Reach(1, 6, 7)])
    assert found == {0: (0,), 1: (0, 1)}
