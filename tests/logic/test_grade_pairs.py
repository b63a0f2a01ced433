"""Reliability and credibility side by side."""

from __future__ import annotations

import pytest

from articles.logic.grade_pairs import GradePair
from articles.logic.vocabulary import Credibility, Reliability


def test_it_warns_of_the_far_corners_and_of_nothing_else() -> None:
    pairs = [GradePair(r.value, c.value) for r in Reliability for c in Credibility]
    assert {pair.code for pair in pairs if pair.warning} == {"A5", "E1", "E2"}


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (GradePair("A", "5"), "completely reliable source, improbable"),
        (GradePair("F", "3"), "a source whose reliability cannot be judged, possibly true"),
    ],
)
def test_it_says_both_in_words(pair: GradePair, words: str) -> None:
    assert pair.words == words


def test_a_warning_leaves_the_choice() -> None:
    assert GradePair("A", "5").warning == (
        "A5 is a rare pair: completely reliable source, improbable. Look at both ratings again; "
        "if both stand, leave them."
    )
