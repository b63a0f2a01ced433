from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.forms.appearance import SpansField, read_sentence


@pytest.mark.parametrize(
    ("sentence", "mode", "attribution"),
    [
        ("Acme paid.", "asserted", ""),
        ("Acme paid, according to two people, and left.", "attributed", "two people"),
        ("Sources said that Acme paid.", "attributed", "Sources"),
        ("“We paid,” the company said.", "attributed", "the company"),
        ("The Courier reports that Acme paid.", "attributed", "The Courier"),
        ("Recent reports are said to suggest that Acme paid.", "hedged", ""),
        ("Acme reportedly paid.", "hedged", ""),
        ("A collapse could follow.", "hedged", ""),
        ("Bolt denied that Acme paid.", "denied", ""),
        ("Did Acme pay?", "asked", ""),
        ("“Did Acme pay?”", "asked", ""),
    ],
)
def test_it_reads_mode_and_attribution(sentence: str, mode: str, attribution: str) -> None:
    reading = read_sentence(sentence)
    assert (reading.mode, reading.attribution) == (mode, attribution)


@given(st.text())
def test_it_reads_any_text(sentence: str) -> None:
    reading = read_sentence(sentence)
    assert reading.attribution in sentence


_gaps = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=6)


@given(_gaps)
def test_it_gives_back_the_spans_it_wrote(gaps: list[tuple[int, int]]) -> None:
    spans, place = [], 0
    for gap, length in gaps:
        start = place + gap
        place = start + length
        spans.append((start, place))
    field = SpansField()
    assert field.clean(field.prepare_value(tuple(spans))) == tuple(spans)


@pytest.mark.parametrize("text", ["", "5", "5-5", "9-3", "1-9,5-12", "a-b", "1-2;3-4", "-1-4"])
def test_it_refuses_spans_that_do_not_hold(text: str) -> None:
    with pytest.raises(ValidationError):
        SpansField().clean(text)
