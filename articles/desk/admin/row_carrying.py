"""Rows beside a record, carried over from a stale form: a formset's data written anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.desk.admin.carrying import Carrying, told_fields
from articles.desk.admin.typed_values import comparable, typed_value
from articles.logic.three_way import Fate, MergedRow, Typed, merge_rows

Values = Mapping[str, Any]


@dataclass
class Rows:
    """`read` and `now` are the rows by key, in order, as values of the form's fields.

    `form(prefix, data, key)` gives a row's form, bound where data is given; `key` None for a
    blank one. `box` is the name of the tick that takes a row out. `sent` are (prefix, key or None)
    of the rows that were sent. `named` says a row in words. `spare` blank rows are added.
    """

    prefix: str
    called: str
    read: Mapping[str, Values] | None
    now: Mapping[str, Values]
    sent: Sequence[tuple[str, str | None]]
    form: Callable[[str, Any, str | None], Any]
    named: Callable[[Values], str]
    box: str = "remove"
    spare: int = 1
    #: Rows on record can be taken out, and are not changed.
    is_fixed: bool = False
    #: Hidden fields of a row on record, by key: names within the row and what they hold.
    keys: Callable[[str], dict[str, str]] = field(default=lambda key: {})


def carry_rows(carrying: Carrying, rows: Rows) -> None:
    """Writes all rows anew: those on record first, then what the person added."""
    typed_forms = {}
    typed: list[Typed] = []
    row: Any
    for prefix, key in rows.sent:
        form = rows.form(prefix, carrying.sent, key)
        names = [] if key is not None and rows.is_fixed else told_fields(form)
        values = {name: typed_value(form, name) for name in names}
        is_out = bool(carrying.sent.get(f"{prefix}-{rows.box}"))
        if key is None and (is_out or not form.has_changed()):
            continue
        row = Typed(key, _compared(values), is_out)
        typed_forms[id(row)] = form
        typed.append(row)
    known = rows.now if carrying.is_current else rows.read
    read = None if known is None else _all_compared(known)
    merged = merge_rows(read, typed, _all_compared(rows.now))
    for prefix, _ in rows.sent:
        carrying.drop(prefix)
    kept = [row for row in merged if row.fate not in (Fate.GONE, Fate.DOUBLE)]
    for number, row in enumerate(kept):
        form = typed_forms[id(row.typed)] if row.typed else None
        _write(carrying, rows, f"{rows.prefix}-{number}", row, form)
    if not carrying.is_current:
        for row in merged:
            note(carrying, rows, row)
    total = len(kept) + rows.spare
    carrying.data[f"{rows.prefix}-TOTAL_FORMS"] = str(total)
    carrying.data[f"{rows.prefix}-INITIAL_FORMS"] = str(len(rows.now))


def _write(carrying: Carrying, rows: Rows, prefix: str, row: MergedRow, typed: Any) -> None:
    present = _at(rows.now, row.key)
    shape = rows.form(prefix, None, row.key)
    if row.key is not None:
        for name, value in rows.keys(row.key).items():
            carrying.data[f"{prefix}-{name}"] = value
    is_theirs = typed is None or row.is_removed or row.fate is Fate.SPARED or rows.is_fixed
    if present is not None and is_theirs:
        for name in told_fields(shape):
            carrying.put(shape, name, present.get(name), present.get(name))
        if row.is_removed:
            carrying.data[f"{prefix}-{rows.box}"] = "on"
    elif present is not None:
        where = f"{rows.called} “{rows.named(present)}”: "
        carrying.carry(typed, _at(rows.read, row.read), present, where, shape)
    else:
        for name in told_fields(shape):
            if name in typed.fields:
                carrying.put(shape, name, typed_value(typed, name))


def note(carrying: Carrying, rows: Rows, row: MergedRow) -> None:
    """Says what became of a whole row."""
    if row.fate is Fate.KEPT:
        if row.is_removed:
            name = rows.named(rows.now[row.key or ""])
            carrying.notes.append(f"{rows.called} “{name}”: you took it out; saving does so.")
        return
    if row.fate in (Fate.THEIRS, Fate.SPARED):
        words = rows.named(rows.now[row.key or ""])
    elif row.typed is not None and row.typed.key is not None:
        words = rows.named(_at(rows.read, row.typed.key) or {})
    else:
        words = "what you added"
    said = {
        Fate.THEIRS: "it was added meanwhile, and stays.",
        Fate.GONE: "it was taken out meanwhile; you had not changed it.",
        Fate.REVIVED: "it was taken out meanwhile, while you changed it. What you typed is kept "
        "as a new row: empty it or take it out if it shall not come back.",
        Fate.SPARED: "you took it out, and it was changed meanwhile. It stays unless you take it "
        "out again.",
        Fate.DOUBLE: "it is on record already, and is not added twice.",
        Fate.ADDED: "it is kept below, and is added when you save.",
    }[row.fate]
    carrying.notes.append(f"{rows.called} “{words}”: {said}")


def _at(rows: Mapping[str, Values] | None, key: str | None) -> Values | None:
    return None if rows is None or key is None else rows.get(key)


def _compared(values: Values) -> dict[str, Any]:
    return {name: comparable(value) for name, value in values.items()}


def _all_compared(rows: Mapping[str, Values]) -> dict[str, dict[str, Any]]:
    return {key: _compared(values) for key, values in rows.items()}
