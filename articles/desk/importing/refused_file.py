"""Which rows of FILE were not taken (FILE.refused.csv), or not whole (FILE.left_out.csv)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from articles.desk.editing.errors import EditingError

if TYPE_CHECKING:
    from articles.desk.importing.tables import Refusal


class RefusedFile:
    """Made with the first refusal; that of an earlier run goes. Its numbers count `place`s."""

    def __init__(self, table: Path, what: str = "refused", place: str = "line") -> None:
        self.path = table.with_name(f"{table.name}.{what}.csv")
        self._place = place
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as problem:
            raise EditingError(
                f"{self.path.name} cannot be replaced: {problem.strerror}."
            ) from problem
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self._writer().writerow((refusal.line or "", refusal.reason))
        if self._file:
            self._file.flush()

    def _writer(self) -> Any:
        if self._file is None:
            try:
                self._file = self.path.open(
                    "w", encoding="utf-8", errors="backslashreplace", newline=""
                )
            except OSError as problem:
                raise EditingError(
                    f"{self.path.name} cannot be written: {problem.strerror}."
                ) from problem
            csv.writer(self._file).writerow((self._place, "reason"))
        return csv.writer(self._file)
