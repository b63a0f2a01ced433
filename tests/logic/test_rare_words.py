from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.logic.rare_words import (
    MOST_COMMON,
    MOST_OF_ALL,
    MOST_OF_KEY,
    MOST_SINGLE,
    CountedWord,
    Key,
    search_keys,
)


def words_of(keys: list[Key]) -> list[tuple[str, ...]]:
    return [key.words for key in keys]


def test_it_looks_up_rare_words_alone_and_common_ones_in_pairs() -> None:
    words = [CountedWord("acme", 6000), CountedWord("sensor", 30), CountedWord("price", 4000)]
    assert words_of(search_keys(words, 100_000)) == [
        ("sensor",), ("price", "acme"), ("sensor", "price", "acme"),
    ]  # fmt: skip


def test_it_takes_threes_where_pairs_are_too_common() -> None:
    words = [CountedWord(name, 13_000) for name in ("a", "b", "c")]
    assert words_of(search_keys(words, 100_000)) == [("a", "b", "c"), ("a", "b", "c")]


def test_it_takes_four_where_threes_are_too_common() -> None:
    words = [CountedWord(name, 20_000) for name in "abcdef"]
    assert words_of(search_keys(words, 100_000))[:-1] == [tuple("abcd")]


def test_it_takes_characters_that_overlap_for_one_name() -> None:
    words = [CountedWord(word, 2000) for word in ("東海", "海電", "電機", "福岡")]
    pairs = words_of(search_keys(words, 100_000))[:-1]
    assert pairs == [("東海", "福岡"), ("東海", "電機"), ("福岡", "電機")]


def test_it_weighs_rare_words_more_and_all_words_together_most() -> None:
    rare, common, whole = search_keys(
        [CountedWord("rare", 2), CountedWord("known", 200)], 100_000
    )  # fmt: skip
    assert whole.weight > rare.weight > common.weight > 0


def test_it_takes_the_longest_of_words_as_common_as_each_other() -> None:
    words = [CountedWord(word, 15_000) for word in ("the", "of", "for", "in", "bolt", "prices")]
    keys = words_of(search_keys(words, 100_000))
    assert {"prices", "bolt"} <= {word for key in keys[:-1] for word in key}
    assert "of" not in {word for key in keys[:-1] for word in key}


def test_it_looks_up_the_only_word_however_common() -> None:
    assert words_of(search_keys([CountedWord("a", 99_000)], 100_000)) == [("a",)]


def test_it_has_nothing_to_look_up_without_words() -> None:
    assert search_keys([], 100_000) == []


@given(st.lists(st.floats(0, 1e6), max_size=120), st.floats(0, 1e6))
def test_it_is_bounded(counts: list[float], claims: float) -> None:
    words = [CountedWord(f"w{number}", count) for number, count in enumerate(counts)]
    keys = search_keys(words, claims)
    assert len(keys) <= MOST_SINGLE + 2**MOST_COMMON
    by_word = {one.word: one.claims for one in words}
    alone = [by_word[key.words[0]] for key in keys[:-1] if len(key.words) == 1]
    assert sum(alone) <= MOST_OF_ALL
    assert all(count <= MOST_OF_KEY for count in alone)
    assert all(key.weight >= 0 for key in keys)
    assert bool(keys) == bool(words)
