"""Tables of a base into drafts: in batches, each row once, whatever stops it in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import DataError

from articles.desk.editing.acting import EDITOR, JOURNALIST, acting, only
from articles.desk.editing.bulk_load import note_rows, turn_of
from articles.desk.editing.errors import EditingError, NotAllowed, in_words
from articles.desk.editing.loading.articles import load_articles
from articles.desk.editing.loading.claims import load_claims
from articles.desk.editing.loading.companies import load_companies
from articles.desk.editing.loading.evidence import load_evidence
from articles.desk.editing.loading.known import Loaded, loaded_hashes
from articles.desk.editing.loading.relations import load_relations
from articles.desk.editing.loading.sources import load_sources
from articles.desk.importing.article_texts import read_text
from articles.desk.importing.mapping import ColumnMap
from articles.desk.importing.readings import READINGS, Reading
from articles.desk.importing.table_file import FileRow
from articles.desk.models import Person
from articles.logic.import_kinds import ImportKind

#: Rows in one transaction, and about so many characters: what an interruption loses.
BATCH = 5000
BATCH_CHARACTERS = 8_000_000

Load = Callable[[str, Sequence[Any]], Loaded]
_AS_TEXT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LOADS: Mapping[ImportKind, Load] = MappingProxyType(
    {
        ImportKind.COMPANIES: load_companies,
        ImportKind.SOURCES: load_sources,
        ImportKind.ARTICLES: lambda base, rows: load_articles(base, rows, read_text),
        ImportKind.CLAIMS: load_claims,
        ImportKind.EVIDENCE: load_evidence,
        ImportKind.RELATIONS: load_relations,
    }
)


class Refusal(NamedTuple):
    """`line` is that of the file in which the row begins, or which item of it; 0 where it is
    about no row."""

    line: int
    reason: str


@dataclass
class Counted:
    """Rows so far; `refusals` and `left_out` (of rows that were taken) are those of the last
    batch alone."""

    taken: int = 0
    skipped: int = 0
    refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.taken + self.skipped + self.refused


class _Read(NamedTuple):
    line: int
    row: Any
    sha256: str


class TableImport:
    """Takes rows of one table of a base; what was taken before is skipped."""

    def __init__(
        self,
        person: Person,
        kind: ImportKind,
        *,
        base: str,
        columns: ColumnMap | None = None,
        reading: Reading | None = None,
        load: Load | None = None,
    ) -> None:
        """`reading` and `load` are those of the kind where nothing else is said.

        EditingError where the base has no name that can be one.
        """
        if not base.strip() or len(base) > 100 or not base.isprintable():
            raise EditingError("The base needs a name of at most 100 characters.")
        self._person, self._kind, self._base = person, kind, base
        self._columns, self._reading = columns, reading or READINGS[kind]
        self._load_rows = load or _LOADS[kind]
        self._reason = f"Loaded {kind.value} of “{base}”"

    def run(self, rows: Iterator[FileRow]) -> Iterator[Counted]:
        """Counts after each batch, which is kept by then."""
        counted = Counted()
        batch: list[FileRow] = []
        characters = 0
        for row in rows:
            batch.append(row)
            characters += sum(map(len, map(str, row.cells.values())))
            if len(batch) == BATCH or characters > BATCH_CHARACTERS:
                yield self._take(batch, counted)
                batch, characters = [], 0
        if batch:
            yield self._take(batch, counted)

    def _take(self, batch: Sequence[FileRow], counted: Counted) -> Counted:
        counted.refusals, counted.left_out = [], []
        read = [one for row in batch if (one := self._read(row, counted))]
        self._load(read, counted)
        counted.refused += len(counted.refusals)
        counted.refusals.sort()
        counted.left_out.sort()
        return counted

    def _read(self, row: FileRow, counted: Counted) -> _Read | None:
        try:
            if row.problem:
                raise ValueError(row.problem)
            cells = (
                self._columns.cells(row.cells, self._reading.columns)
                if self._columns
                else row.cells
            )
            said = self._reading.read(cells)
        except ValueError as problem:
            counted.refusals.append(Refusal(row.line, str(problem)))
            return None
        return _Read(row.line, said, sha256(_AS_TEXT(said).encode()).hexdigest())

    def _load(self, rows: Sequence[_Read], counted: Counted, *, tries: int = 2) -> None:
        """All of them by one transaction; where the database refuses it, half by half."""
        if not rows:
            return
        try:
            with acting(self._person, self._reason), in_words():
                done = self._load_new(rows)
        except NotAllowed:
            raise
        except (EditingError, DataError) as refusal:
            if len(rows) == 1 and tries:
                self._load(rows, counted, tries=tries - 1)
            elif len(rows) == 1:
                counted.refusals.append(Refusal(rows[0].line, str(refusal)))
            else:
                middle = len(rows) // 2
                self._load(rows[:middle], counted)
                self._load(rows[middle:], counted)
            return
        counted.taken += done.taken
        counted.skipped += done.skipped
        counted.refusals += done.refusals
        counted.left_out += done.left_out

    def _load_new(self, rows: Sequence[_Read]) -> Counted:
        only(JOURNALIST, EDITOR)
        turn_of(self._base)
        done = Counted()
        hashes = loaded_hashes(self._base, self._kind, [one.row.key for one in rows])
        new: dict[str, _Read] = {}
        again: list[_Read] = []
        for one in rows:
            before = hashes.setdefault(one.row.key, one.sha256)
            if before != one.sha256:
                done.refusals.append(Refusal(one.line, _other_row(one.row.key)))
            elif before is one.sha256:
                new[one.row.key] = one
            else:
                again.append(one)
        loaded = self._load_rows(self._base, [one.row for one in new.values()])
        made = [(key, pk, new[key].sha256) for key, pk in loaded.records.items()]
        note_rows(self._base, self._kind, made)
        loaded.once_noted()
        done.taken = len(made)
        done.left_out = [
            Refusal(new[key].line, words)
            for key in loaded.records
            for words in getattr(new[key].row, "left_out", ())
        ]
        for one in (*new.values(), *again):
            if reason := loaded.refused.get(one.row.key):
                done.refusals.append(Refusal(one.line, reason))
        done.skipped = sum(one.row.key not in loaded.refused for one in again)
        return done


def _other_row(key: str) -> str:
    return (
        f"Another row was loaded under the key “{key[:80]}”: what is on record is changed at the "
        "desk, not by loading."
    )
