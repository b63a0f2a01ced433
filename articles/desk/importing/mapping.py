"""The columns of a foreign file as ours: which of theirs is which of ours, and in which words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from articles.desk.editing.errors import EditingError


@dataclass(frozen=True)
class Mapped:
    """`column` is theirs; `values` their words and ours, other words stay as they are."""

    column: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class ColumnMap:
    """By our names. Columns that nobody maps are ours by their name, or passed over."""

    columns: Mapping[str, Mapped]

    def cells(self, theirs: Mapping[str, Any], ours: Collection[str]) -> dict[str, Any]:
        """A row under our names."""
        taken = {mapped.column for mapped in self.columns.values()}
        cells = {name: theirs[name] for name in ours if name in theirs and name not in taken}
        for name, mapped in self.columns.items():
            value = theirs.get(mapped.column)
            if isinstance(value, str):
                value = mapped.values.get(value.strip(), value)
            cells[name] = value
        return cells


def read_mapping(text: str, ours: Collection[str]) -> ColumnMap:
    """From JSON: {"ours": "theirs"} or {"ours": {"column": "theirs", "values": {…}}}."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise EditingError(f"The map is no JSON: {problem}.") from problem
    if not isinstance(read, dict):
        raise EditingError("The map has to be an object: {“our column”: “their column”}.")
    columns = {}
    for name, told in read.items():
        if name not in ours:
            raise EditingError(f"The map names “{name[:40]}”, which is none of {', '.join(ours)}.")
        told = {"column": told} if isinstance(told, str) else told
        if not (
            isinstance(told, dict)
            and isinstance(told.get("column"), str)
            and isinstance(told.get("values", {}), dict)
            and set(told) <= {"column", "values"}
        ):
            raise EditingError(
                f"The map of “{name}” has to be their column, or {{“column”: …, “values”: …}}."
            )
        columns[name] = Mapped(told["column"], told.get("values", {}))
    return ColumnMap(columns)
