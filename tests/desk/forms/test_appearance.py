from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.desk.forms.appearance import SpansField

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
