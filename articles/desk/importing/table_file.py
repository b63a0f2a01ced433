"""Rows of a file: CSV with a row of names, or JSON Lines; each with its line, or its refusal."""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from articles.desk.editing.errors import EditingError

#: Of one line of JSON, or of one cell of CSV.
LONGEST_LINE = 16 * 1024 * 1024
_DELIMITERS = ",;\t"
_OPENING = 64 * 1024
_JSON_NAMES = (".jsonl", ".ndjson", ".json")


class FileRow(NamedTuple):
    """`line` counts from 1 and is where the row begins; `problem` says why it cannot be read."""

    line: int
    cells: dict[str, Any]
    problem: str = ""


class TableFile:
    """`names` are the columns that are looked for; reading needs the memory of one row."""

    def __init__(self, path: Path, names: Collection[str], *, is_mapped: bool) -> None:
        self._names, self._is_mapped = names, is_mapped
        try:
            self.size = path.stat().st_size
            self._file: BinaryIO = path.open("rb")
            opening = self._file.read(_OPENING)
        except (OSError, ValueError) as problem:
            words = getattr(problem, "strerror", None) or "it has no possible name"
            raise EditingError(f"The file cannot be read: {words}.") from problem
        if opening.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise EditingError("The file is UTF-16: save it as UTF-8.")
        self._file.seek(3 if opening.startswith(BOM_UTF8) else 0)
        start = opening.removeprefix(BOM_UTF8).lstrip()
        if start[:1] == b"[":
            raise EditingError("This is one JSON list: write one object on each line instead.")
        self._is_json = start[:1] == b"{" or path.suffix.lower() in _JSON_NAMES
        if not self._is_json:
            _refuse_other_encodings(opening, whole=len(opening) < _OPENING)

    @property
    def done(self) -> int:
        """Bytes that were read, of `size`."""
        return self.size if self._file.closed else self._file.tell()

    def __iter__(self) -> Iterator[FileRow]:
        with self._file:
            yield from self._json_rows() if self._is_json else self._csv_rows()

    # --- JSON Lines -----------------------------------------------------------------------

    def _json_rows(self) -> Iterator[FileRow]:
        number = 0
        while line := self._file.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                while line and not line.endswith(b"\n"):
                    line = self._file.readline(LONGEST_LINE)
                yield FileRow(number, {}, "The line is longer than 16 MB.")
            elif line.strip():
                yield self._json_row(number, line)

    def _json_row(self, number: int, line: bytes) -> FileRow:
        try:
            read = json.loads(line.decode(), object_pairs_hook=_named_once)
        except UnicodeDecodeError:
            return FileRow(number, {}, "The line holds bytes that are not UTF-8.")
        except RecursionError:
            return FileRow(number, {}, "The line is nested too deeply.")
        except _Twice as twice:
            return FileRow(number, {}, str(twice))
        except ValueError as problem:
            return FileRow(number, {}, f"The line is no JSON: {problem}.")
        if not isinstance(read, dict):
            return FileRow(number, {}, "The line is no JSON object.")
        unknown = sorted(set(read) - set(self._names))
        if unknown and not self._is_mapped:
            return FileRow(number, {}, f"There is no column “{unknown[0][:40]}” in this table.")
        return FileRow(number, read)

    # --- CSV ------------------------------------------------------------------------------

    def _csv_rows(self) -> Iterator[FileRow]:
        csv.field_size_limit(LONGEST_LINE)
        # Bytes that are not UTF-8 come out as lone surrogates, which the row is refused for.
        lines = TextIOWrapper(self._file, "utf-8", errors="surrogateescape", newline="")
        first = lines.readline(_OPENING)
        delimiter, header = self._header(first)
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        line = 2
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as problem:
                raise EditingError(
                    f"Line {line} and what follows cannot be read: {problem}. Rows before it "
                    "are loaded; mend the line and load the file again."
                ) from problem
            if row:
                yield _csv_row(line, header, row)
            line = rows.line_num + 2

    def _header(self, first: str) -> tuple[str, list[str]]:
        """The delimiter that gives the most of the names, and the columns by it."""
        if not first.strip():
            raise EditingError("The file is empty: the first row names the columns.")
        by = {
            delimiter: [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
            for delimiter in _DELIMITERS
        }
        delimiter = max(by, key=lambda one: len(set(by[one]) & set(self._names)))
        header = by[delimiter]
        if not set(header) & set(self._names):
            raise EditingError(
                f"The first row names none of the columns of this table: {', '.join(self._names)}."
            )
        twice = sorted({name for name in header if name and header.count(name) > 1})
        if twice:
            raise EditingError(f"The first row names “{twice[0][:40]}” twice.")
        unknown = [name for name in header if name not in self._names]
        if unknown and not self._is_mapped:
            raise EditingError(
                f"There is no column “{unknown[0][:40]}” in this table; its columns are "
                f"{', '.join(self._names)}. A map (--map) leaves other columns out."
            )
        return delimiter, header


def _csv_row(line: int, header: list[str], row: list[str]) -> FileRow:
    if len(row) != len(header):
        return FileRow(line, {}, f"The row has {len(row)} cells, not {len(header)}.")
    cells = dict(zip(header, row, strict=True))
    if not "".join(row).isascii() and any(map(_is_torn, row)):
        return FileRow(line, cells, "The row holds bytes that are not UTF-8.")
    return FileRow(line, cells)


def _is_torn(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


class _Twice(Exception):
    pass


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(f"The line names “{twice[:40]}” twice.")
    return found


def _refuse_other_encodings(opening: bytes, *, whole: bool) -> None:
    """Of lines of JSON each is refused for itself, of CSV such a file as a whole."""
    try:
        opening.decode()
    except UnicodeDecodeError as problem:
        if whole or problem.start < len(opening) - 4:
            line = opening[: problem.start].count(b"\n") + 1
            raise EditingError(f"Line {line} is not UTF-8: save the file as UTF-8.") from problem
