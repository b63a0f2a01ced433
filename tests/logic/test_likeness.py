from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.logic.folding import LONGEST, folded
from articles.logic.likeness import Statement, percent_alike


def percent(one: str, other: str) -> int:
    return percent_alike(Statement.of(one), Statement.of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme paid Bolt.", "ACME paid bolt"),
        ("Acme raised prices by 30 per cent.", "Acme raised prices by 30%"),
        ("Acme recalled two million cars.", "Acme recalled 2m cars."),
        ("Bolt hat fünf Milliarden Schulden in zwölf Ländern.",
         "Bolt hat 5 Milliarden Schulden in 12 Ländern."),
        ("Acme’s café didn’t open", "Acme's cafe did not open."),
        ("東海電機は工場を建設した。", "東海電機は工場を建設した"),
    ],
)  # fmt: skip
def test_it_gives_100_for_the_same_in_another_spelling(one: str, other: str) -> None:
    assert percent(one, other) == 100


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        (
            "Harbour Data trains a model for other customers on recordings from Northlight's "
            "sensors.",
            "Harbour Data used Northlight's sensor recordings to train a model for other "
            "customers.",
            80,
        ),
        ("Harbour acquires Northlight.", "Northlight was acquired by Harbour.", 80),
        ("Acme raised $30m in 2024.", "In 2024, Acme raised 30 million dollars", 70),
        ("Meta paid Scale AI for labelling.", "Metta payed Scal AI for labeling.", 55),
        ("Siemens hat 2.500 Stellen in Bayern gestrichen.",
         "In Bayern strich Siemens 2500 Stellen.", 75),
        ("東海電機は2013年に福岡で星野重工と半導体の工場を2億円で建設した。",
         "半導体の工場は東海電機と星野重工により2億円で福岡に2013年に建設された。", 55),
        ("삼성전자는 2023년 공장을 건설했다", "삼성전자가 공장을 2023년에 건설했습니다", 60),
    ],
)  # fmt: skip
def test_it_finds_the_same_in_other_words(one: str, other: str, least: int) -> None:
    assert least <= percent(one, other) < 100


@pytest.mark.parametrize(
    ("statement", "same", "different"),
    [
        ("Acme raised prices by 30 per cent.", "Prices at Acme were raised by 30%.",
         "Acme raised prices by 40 per cent."),
        ("Acme paid $5 million.", "Acme has paid 5m dollars.", "Acme paid $5 billion."),
        ("Acme did not train a model.", "Acme never trained a model.", "Acme did train a model."),
        ("Acme raised prices in Peru.", "Acme has raised its prices in Peru.",
         "Acme raised prices in Chile."),
        ("Acme sued Bolt.", "Bolt was sued by Acme.", "Bolt sued Acme."),
        ("東海電機は工場を建設した。", "工場は東海電機が建設した。",
         "東海電機は工場を建設しなかった。"),
        ("It fell by -5 per cent.", "It has fallen by -5 %.", "It fell by 5 per cent."),
    ],
)  # fmt: skip
def test_it_puts_the_same_said_otherwise_above_another_statement(
    statement: str, same: str, different: str
) -> None:
    assert percent(statement, different) < min(percent(statement, same), 80)


def test_it_counts_a_number_sign_as_no_negation() -> None:
    assert not Statement.of("Gate No. 5 opened").is_negated
    assert Statement.of("No gate opened").is_negated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme paid Bolt 3 million in May.", "Whales sing in the sea."),
        ("東海電機は工場を建設した。", "Acme paid."),
        ("", ""),
        ("…", "…"),
        ("", "Acme"),
    ],
)
def test_it_gives_little_for_nothing_alike(one: str, other: str) -> None:
    assert percent(one, other) < 20


def test_it_tells_long_statements_apart_beyond_what_it_compares() -> None:
    long = "word " * (LONGEST // 5)
    assert percent(f"{long} one", f"{long} one") == 100
    assert percent(f"{long} one", f"{long} other") == 99


_PIECES = """Acme acme Bolt bolts raised raise raising prices price 30 40 % not no the of der
    Sensoren Sensor-Daten naïve 東京で 建設した ない -5 5m million $ . ’s"""
_WORDS = st.sampled_from(_PIECES.split())
_STATEMENTS = st.one_of(
    st.lists(_WORDS, max_size=12).map(" ".join), st.text(max_size=60)
)  # fmt: skip


@given(_STATEMENTS, _STATEMENTS)
@example("Acme raised raising", "acme raise raises")
@example("No 5", "no 5")
def test_it_is_symmetric_and_100_only_for_what_reads_the_same(one: str, other: str) -> None:
    there, back = percent(one, other), percent(other, one)
    assert there == back
    assert 0 <= there <= 100
    spelling = [token.text for token in folded(one)], [token.text for token in folded(other)]
    assert (there == 100) == (spelling[0] == spelling[1] != [])
