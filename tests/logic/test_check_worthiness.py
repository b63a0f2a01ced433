from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.check_worthiness import grounds


@pytest.mark.parametrize(
    ("sentence", "language", "names", "ground"),
    [
        ("Harbour cut its staff by 30 per cent.", "en", (), "States a figure: 30 per cent"),
        ("The contract is worth $85m a year.", "en", (), "States a figure: $85m"),
        ("It has 1,240 employees in Porto.", "en", (), "States a figure: 1,240 employees"),
        (
            "Harbour cut its prices.", "en", ("Harbour",),
            "Names a company with a verb of change: Harbour … cut",
        ),
        ("A court fined Harbour Data.", "en", (), "Reports of somebody by name: Harbour … fined"),
        (
            "The deal is dead, a person close to the talks said.", "en", (),
            "Attributed statement: a person close to the talks said",
        ),
        ("Harbour denied that any data had leaked.", "en", (), "Denial: Harbour denied"),
        ("It is the largest firm in Estonia.", "en", (), "Superlative: the largest"),
        ("The second line will open in 2027.", "en", (), "Forecast: will open in 2027"),
        ("The leak led to losses in May.", "en", (), "Cause and effect: led to"),
        ("The firm reportedly moved its office to Porto.", "en", (),
         "Says it without a source: reportedly"),
        ("The union accused the firm of lying.", "en", (), "Act of speech: accused"),
        ("Der Umsatz sank um 14 Prozent.", "de", (), "States a figure: 14 Prozent"),
        ("Laut einem Sprecher ist das Werk leer.", "de", (),
         "Attributed statement: Laut einem Sprecher"),
        ("La empresa negó que hubiera una fuga.", "es", (), "Denial: La empresa negó"),
        ("Le groupe a supprimé 900 emplois en mai.", "fr", (), "States a figure: 900 emplois"),
        ("同社は従業員の30%を削減したと発表した。", "ja", (), "States a figure: 30%"),
    ],
)  # fmt: skip
def test_it_suggests(sentence: str, language: str, names: tuple[str, ...], ground: str) -> None:
    assert ground in grounds(sentence, language, names)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Did Harbour cut 30 per cent of its staff?", "en"),
        ("Harbour Cuts 30 Per Cent of Staff", "en"),
        ("Reporting by Ana Lind in Tallinn on 4 May.", "en"),
        ("Read more: how Harbour lost $85m in 2024.", "en"),
        ("Subscribe for $5 a month to our newsletter.", "en"),
        ("^ Lind, A. (2019). Harbour 23 (7): 1739–1752.", "en"),
        ("Retrieved 4 December 2017.", "en"),
        ("if (count > 30) { return list[30]; } // 30%", "en"),
        ("https://harbour.example/30", "en"),
        ("For example, you can sort 30 per cent of the list.", "en"),
        ("We should all think about what this work is worth.", "en"),
        ("The sea was flat and grey.", "en"),
        ("A spokesperson for Harbour declined to comment.", "en"),
        ("They would say that.", "en"),
        ("See the following figures:", "en"),
        ("", "en"),
        ("Wer einmal davor gestanden hat, vergisst die Hitze nicht.", "de"),
        ("Mehr zum Thema finden Sie auf unserer Webseite.", "de"),
    ],
)
def test_it_suggests_nothing_of(sentence: str, language: str) -> None:
    assert grounds(sentence, language) == ()


def test_it_needs_more_than_one_weak_reason() -> None:
    assert grounds("The office was closed.", "en") == ()
    assert grounds("The office was closed last week.", "en") != ()


def test_it_takes_an_opinion_for_no_claim() -> None:
    assert grounds("“It is a scandal,” said Mette Holm.", "en") == ()


def test_it_reads_a_figure_but_no_date_note_or_number_of_a_thing() -> None:
    for sentence in (
        "The rule is in article 36 of the law.",
        "The line ran quietly.[12]",
        "Nobody slept on 4 May.",
    ):
        assert grounds(sentence, "en") == ()


@given(st.text(max_size=200), st.sampled_from(["en", "de", "es", "fr", "zh", None]))
@settings(max_examples=80)
def test_it_weighs_any_text(sentence: str, language: str | None) -> None:
    assert all(ground.strip() for ground in grounds(sentence, language, ("Meta",)))
