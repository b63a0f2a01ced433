from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.folding import LONGEST, folded


def texts(statement: str) -> list[str]:
    return [token.text for token in folded(statement)]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("École MÜLLER, naïve!", ["ecole", "muller", "naive"]),
        ("ＡＣＭＥ paid ①", ["acme", "paid", "1"]),
        ("It didn’t; it can't; they cannot.",
         ["it", "did", "not", "it", "can", "not", "they", "can", "not"]),
        ("Northlight’s sensors", ["northlight", "sensors"]),
        ("30%", ["30", "percent"]),
        ("30 per cent", ["30", "percent"]),
        ("$30m", ["dollar", "30000000"]),
        ("30 million", ["30000000"]),
        ("30,000,000", ["30000000"]),
        ("2.5bn", ["2500000000"]),
        ("2,5 Milliarden", ["2500000000"]),
        ("10.000 Stellen", ["10000", "stellen"]),
        ("10\u202f000 emplois", ["10000", "emplois"]),
        ("1.000,50", ["1000.5"]),
        ("0.125 and 007.50", ["0.125", "and", "7.5"]),
        ("-5 or 5-10", ["-5", "or", "5", "10"]),
        ("3億円", ["300000000", "円"]),
        ("three of twelve", ["3", "of", "12"]),
        ("٣٠ صورة", ["30", "صورة"]),
        ("東京で", ["東京", "京で"]),
        ("日", ["日"]),
        ("공장을", ["공장", "장을"]),
        ("\x00\u200b🙂 … —", []),
        ("", []),
    ],
)  # fmt: skip
def test_it_gives_one_spelling(statement: str, words: list[str]) -> None:
    assert texts(statement) == words


def test_it_tells_figures_names_and_light_words_apart() -> None:
    kinds = {
        token.text: token.kind for token in folded("Prices of Acme rose by 5, she said のは 東京")
    }
    assert kinds == {
        "prices": "opening", "of": "light", "acme": "name", "rose": "word", "by": "light",
        "5": "figure", "she": "light", "said": "word", "のは": "light", "東京": "pair",
    }  # fmt: skip


def test_it_finds_no_names_in_capitals_throughout() -> None:
    assert {token.kind for token in folded("ACME RAISED PRICES")} == {"word"}


def test_it_takes_off_endings_but_leaves_three_letters() -> None:
    stems = [token.stem for token in folded("train trains training trained used es")]
    assert stems == ["train", "train", "train", "train", "used", "es"]


def test_it_reads_a_bounded_length() -> None:
    assert len(folded("word " * LONGEST)) == LONGEST // 5


@given(st.text(max_size=200))
def test_it_takes_any_text(text: str) -> None:
    for token in folded(text):
        assert token.text
        assert " " not in token.text
