"""A proposed correction is read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.correction_words import proposal, read_proposal

LINES = st.text(alphabet="ab .:\nWhatisrghw", max_size=40).filter(lambda text: bool(text.strip()))


@settings(max_examples=60)
@given(LINES, LINES)
def test_it_reads_back_what_was_written(wrong: str, right: str) -> None:
    said = read_proposal(proposal(wrong, right))
    assert said is not None
    assert said[1] == right.strip()
    assert said[0].split() == wrong.split()


def test_it_is_readable_as_it_stands() -> None:
    said = proposal("Two origins.\n\nWhat is right: was not asked.", "One origin.")
    assert said == (
        "What was wrong: Two origins.\nWhat is right: was not asked.\n\nWhat is right: One origin."
    )
    assert read_proposal(said) == ("Two origins.\nWhat is right: was not asked.", "One origin.")


@pytest.mark.parametrize("text", ["", "Please correct it.", "What was wrong: that", "\n\nWhat is"])
def test_it_takes_no_other_text_for_one(text: str) -> None:
    assert read_proposal(text) is None
