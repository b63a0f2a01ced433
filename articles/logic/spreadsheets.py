"""Tables that leave for a spreadsheet: no cell may be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

#: What a spreadsheet reads as the start of a formula (OWASP, "CSV Injection").
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(_STARTS) else text


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of RFC 4180, each with its CR LF; the first one holds the heads."""
    held = StringIO()
    writer = csv.writer(held)
    for row in (heads, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
        yield held.getvalue()
        held.seek(0)
        held.truncate()
