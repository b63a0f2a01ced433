"""The columns of a foreign file as ours: which of theirs is which of ours, and in which words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from articles.desk.editing.errors import EditingError


@dataclass(frozen=True)
class Mapped:
    """`column` is theirs; `values` their words and ours, other words stay as they are.

    `between` is what stands between several things in one cell, "" for one thing; without a
    column each row has `value`.
    """

    column: str
    values: Mapping[str, Any]
    between: str = ""
    value: str = ""


@dataclass(frozen=True)
class ColumnMap:
    """By our names. Columns that nobody maps are ours by their name, or passed over."""

    columns: Mapping[str, Mapped]

    def cells(self, theirs: Mapping[str, Any], ours: Collection[str]) -> dict[str, Any]:
        """A row under our names."""
        taken = {mapped.column for mapped in self.columns.values()}
        cells = {name: theirs[name] for name in ours if name in theirs and name not in taken}
        for name, mapped in self.columns.items():
            cells[name] = _of(mapped, theirs)
        return cells


def _of(mapped: Mapped, theirs: Mapping[str, Any]) -> Any:
    value = theirs.get(mapped.column) if mapped.column else mapped.value
    if isinstance(value, str) and mapped.between:
        parts = [part.strip() for part in value.split(mapped.between)]
        return [mapped.values.get(part, part) for part in parts if part]
    return mapped.values.get(value.strip(), value) if isinstance(value, str) else value


def read_mapping(text: str, ours: Collection[str]) -> ColumnMap:
    """From JSON: {"ours": "theirs"}, {"ours": {"column": "theirs", "values": {…}, "between": ","}}
    or {"ours": {"value": "the same in each row"}}."""
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
        if not _is_mapped(told):
            raise EditingError(
                f"The map of “{name}” has to be their column, {{“column”: …, “values”: …, "
                "“between”: …} or {“value”: …}."
            )
        columns[name] = Mapped(
            told.get("column", ""),
            told.get("values", {}),
            told.get("between", ""),
            told.get("value", ""),
        )
    return ColumnMap(columns)


def _is_mapped(told: Any) -> bool:
    if not isinstance(told, dict):
        return False
    if set(told) == {"value"}:
        return isinstance(told["value"], str)
    return (
        isinstance(told.get("column"), str)
        and bool(told["column"])
        and isinstance(told.get("values", {}), dict)
        and isinstance(told.get("between", ""), str)
        and set(told) <= {"column", "values", "between"}
    )
