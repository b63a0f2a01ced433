"""Tables that leave for a spreadsheet: no cell may be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

#: What a spreadsheet reads as the start of a formula (OWASP, "CSV Injection").
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(_STARTS) else text


class _Echo:
    """What a writer of CSV writes to, to get each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of RFC 4180, each with its CR LF; the first one holds the heads.

    `rows` are taken one by one, as they are asked for.
    """
    line_of = csv.writer(_Echo()).writerow
    for row in chain([heads], rows):
        yield str(line_of([safe_cell(cell) for cell in row]))
