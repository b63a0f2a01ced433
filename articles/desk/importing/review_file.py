"""Items of a file of ClaimReviews: JSON Lines, a JSON list, a DataFeed, a @graph, one object, or
scripts of JSON-LD within HTML or any other text."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from articles.desk.editing.errors import EditingError
from articles.desk.importing.claimreview import ITEM
from articles.desk.importing.review_items import items_in
from articles.desk.importing.table_file import LONGEST_LINE, FileRow

#: Of a file that is read whole, in bytes. JSON Lines may have any size.
LONGEST_FILE = 512 * 1024 * 1024
_SCRIPT = re.compile(
    r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)


class ReviewFile:
    """Rows whose one cell is the object; their `line` counts the items from 1, in JSON Lines the
    lines. EditingError where nothing can be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                opening = file.read(LONGEST_LINE).removeprefix(BOM_UTF8).lstrip()
        except (OSError, ValueError) as problem:
            words = getattr(problem, "strerror", None) or "it has no possible name"
            raise EditingError(f"The file cannot be read: {words}.") from problem
        if not opening:
            raise EditingError("The file is empty.")
        first = opening.splitlines()[0].strip()
        self._is_lines = first.startswith(b"{") and _is_whole(first) and b"\n" in opening.strip()
        self._is_lines = self._is_lines or path.suffix.lower() in (".jsonl", ".ndjson")
        self.place = "line" if self._is_lines else "item"
        #: Bytes that were read, of `size`; about so many where items do not stand in lines.
        self.done = 0

    def __iter__(self) -> Iterator[FileRow]:
        yield from self._lines() if self._is_lines else self._items()

    def _lines(self) -> Iterator[FileRow]:
        with self._path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                self.done = file.tell()
                if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                    while line and not line.endswith(b"\n"):
                        line = file.readline(LONGEST_LINE)
                    yield FileRow(number, {}, "The line is longer than 16 MB.")
                    continue
                line = line.removeprefix(BOM_UTF8) if number == 1 else line
                if line.strip():
                    yield from _of_line(number, line)

    def _items(self) -> Iterator[FileRow]:
        if self.size > LONGEST_FILE:
            raise EditingError("The file is larger than 512 MB: write one object on each line.")
        try:
            text = self._path.read_bytes().removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError as problem:
            raise EditingError("The file is not UTF-8: save it as UTF-8.") from problem
        number = 0
        for place, source in enumerate(_sources(text), 1):
            try:
                found = list(items_in(json.loads(source)))
            except (ValueError, RecursionError) as problem:
                if source is text:
                    raise EditingError(f"The file is no JSON: {_words(problem)}.") from problem
                number += 1
                words = f"Script {place} of the file is no JSON: {_words(problem)}."
                yield FileRow(number, {}, words)
                continue
            for at, one in enumerate(found, 1):
                number += 1
                self.done = self.size * at // len(found)
                yield FileRow(number, {ITEM: one})
        if not number:
            raise EditingError("There is no ClaimReview in the file.")


def _of_line(number: int, line: bytes) -> Iterator[FileRow]:
    try:
        read = json.loads(line.decode())
        yield from (FileRow(number, {ITEM: one}) for one in items_in(read))
    except UnicodeDecodeError:
        yield FileRow(number, {}, "The line holds bytes that are not UTF-8.")
    except (ValueError, RecursionError) as problem:
        yield FileRow(number, {}, f"The line is no JSON: {_words(problem)}.")


def _sources(text: str) -> Iterator[str]:
    """The file itself, or the scripts in it."""
    if text.lstrip()[:1] in ("{", "["):
        yield text
    else:
        yield from (found[1] for found in _SCRIPT.finditer(text))


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode()), dict)
    except (ValueError, RecursionError):
        return False


def _words(problem: Exception) -> str:
    return "it is nested too deeply" if isinstance(problem, RecursionError) else str(problem)
