from __future__ import annotations

import pytest

from articles.logic.grades import Grade, grade_of_number, verdict_of
from articles.logic.rating_words import grade_of_words, read_ratings


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("True", Grade.TRUE),
        ("FALSE.", Grade.FALSE),
        ("pants-fire", Grade.FALSE),
        ("Pants on Fire!", Grade.FALSE),
        ("barely_true", Grade.MOSTLY_FALSE),
        ("Faux", Grade.FALSE),
        ("C’est faux", Grade.FALSE),
        ("Plutôt vrai", Grade.MOSTLY_TRUE),
        ("plutot faux", Grade.MOSTLY_FALSE),
        ("Engañoso", Grade.HALF_TRUE),
        ("Größtenteils falsch", Grade.MOSTLY_FALSE),
        ("YANLIŞ", Grade.FALSE),
        ("झूठ", Grade.FALSE),
        ("False: the photograph is of 2011.", Grade.FALSE),
        ("Unproven – nobody has seen it", Grade.UNPROVEN),
        ("Satire", Grade.NONE),
        ("Falsely accused", None),
        ("Not false", None),
        ("", None),
    ],
)
def test_it_knows_their_words(words: str, grade: Grade | None) -> None:
    assert grade_of_words(words) == grade


@pytest.mark.parametrize(
    ("value", "worst", "best", "grade"),
    [
        (5, 1, 5, Grade.TRUE),
        (1, 1, 5, Grade.FALSE),
        (4, 1, 5, Grade.MOSTLY_TRUE),
        (3, 1, 5, Grade.HALF_TRUE),
        (2, 1, 5, Grade.MOSTLY_FALSE),
        (9, 0, 10, Grade.MOSTLY_TRUE),
        (0.1, 0, 10, Grade.MOSTLY_FALSE),
        (0, 1, 5, None),
        (6, 1, 5, None),
        (-1, 1, 5, None),
        (1, 1, 1, None),
        (3, 5, 1, None),
        (float("nan"), 1, 5, None),
    ],
)
def test_it_reads_a_number_within_its_scale_alone(
    value: float, worst: float, best: float, grade: Grade | None
) -> None:
    assert grade_of_number(value, worst, best) == grade


def test_it_gives_a_verdict_and_never_a_confidence() -> None:
    assert [verdict_of(grade) for grade in (*Grade, None)] == [
        ("", None),
        ("unproven", None),
        ("refuted", None),
        ("partly_supported", 2),
        ("partly_supported", 3),
        ("partly_supported", 4),
        ("supported", None),
        ("", None),
    ]


def test_further_words_come_first() -> None:
    known = read_ratings("false\tShort legs|manipulated\n\nmostly true\tTrue, but\n")
    assert grade_of_words("short legs", known) == Grade.FALSE
    assert grade_of_words("True, but", known) == Grade.MOSTLY_TRUE
    assert grade_of_words("True", known) == Grade.TRUE
    for wrong in ("false", "who knows\tFaux"):
        with pytest.raises(ValueError, match="Line 1: write a word of ours"):
            read_ratings(wrong)
