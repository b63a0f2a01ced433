"""No cell of a table that leaves is taken for a formula, and every text comes back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.spreadsheets import csv_lines, safe_cell

#: A reader of CSV takes a lone CR or LF inside of quotes as it is; NUL has no place in it.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_it_prefixes_what_a_spreadsheet_would_compute(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "Acme", "1-2", " =1", "'=1"])
def test_it_leaves_other_text_alone(text: str) -> None:
    assert safe_cell(text) == text


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_every_cell_comes_back(rows: list[tuple[str, str]]) -> None:
    lines = "".join(csv_lines(("one", "two"), rows))
    read = list(csv.reader(StringIO(lines, newline="")))
    assert read[0] == ["one", "two"]
    assert [tuple(row) for row in read[1:]] == [
        (safe_cell(first), safe_cell(second)) for first, second in rows
    ]
    assert not any(cell[:1] in "=+-@\t\r" for row in read for cell in row if cell)


def test_it_takes_no_row_before_it_is_asked_for() -> None:
    """Else a table of the whole base would be held in memory."""
    taken = []

    def rows() -> Iterator[list[str]]:
        for number in range(5):
            taken.append(number)
            yield [str(number)]

    lines = csv_lines(["n"], rows())
    assert next(lines) == "n\r\n"
    assert taken == []
    assert next(lines) == "0\r\n"
    assert taken == [0]
