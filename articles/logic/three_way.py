"""Three-way merging: what was read, what was typed, what is on record now.

Values are compared by ==; a field that a side does not have is None, as an empty one. A field
that one side alone changed takes that side's value; a field that both changed differently is
asked about, and what was typed stands until it is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Pick(Enum):
    """Whose value a field takes."""

    SAME = "same"  # both say it, or nobody changed it
    MINE = "mine"
    THEIRS = "theirs"
    ASK = "ask"


class Fate(Enum):
    """What became of a row."""

    KEPT = "kept"  # still there; its fields say the rest
    ADDED = "added"  # a new row of mine
    THEIRS = "theirs"  # a new row of theirs
    GONE = "gone"  # they took it out, and I had not touched it
    REVIVED = "revived"  # they took it out while I changed it: kept as a new row
    SPARED = "spared"  # I took it out while they changed it: it stays unless taken out again
    DOUBLE = "double"  # a new row of mine that is on record already


class Unknown:
    """A base that nobody can tell: equal to nothing, so that every difference is asked."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


UNKNOWN = Unknown()


def pick(base: object, mine: object, theirs: object) -> Pick:
    if mine == theirs:
        return Pick.SAME
    if mine == base:
        return Pick.THEIRS
    return Pick.MINE if theirs == base else Pick.ASK


Values = Mapping[str, Any]


def pick_fields(base: Values | None, mine: Values, theirs: Values) -> dict[str, Pick]:
    """For every field that was typed; without a base every difference is asked."""
    return {
        name: pick(UNKNOWN if base is None else base.get(name), mine[name], theirs.get(name))
        for name in mine
    }


@dataclass(frozen=True)
class Typed:
    """A row as it was sent: `key` names the row on record that it was, None for a new one."""

    key: str | None
    values: Values
    is_removed: bool = False


@dataclass(frozen=True)
class MergedRow:
    """`key` is that of the row on record now, None for a row to be added; `typed` is what was
    sent of it (None: it was not in the form), `read` the key under which it was read."""

    key: str | None
    fate: Fate
    typed: Typed | None = None
    picks: Mapping[str, Pick] = field(default_factory=dict)
    is_removed: bool = False
    read: str | None = None


def merge_rows(
    base: Mapping[str, Values] | None, mine: Sequence[Typed], theirs: Mapping[str, Values]
) -> list[MergedRow]:
    """Rows on record in their order, then the new ones of mine.

    A row that was written anew in the same words, under another key, counts as the same row.
    `base` None: nobody knows what was read, so that every difference is asked.
    """
    read: Mapping[str, Values] = {} if base is None else base
    keys = _followed(read, mine, theirs)
    sent = {keys[row.key]: row for row in mine if row.key is not None and keys.get(row.key)}
    merged = [
        _kept(key, sent.get(key), read, theirs[key], is_known=base is not None) for key in theirs
    ]
    fresh = [values for key, values in theirs.items() if key not in read]
    for row in mine:
        if row.key is None:
            is_double = any(not _differs(values, row.values) for values in fresh)
            merged.append(MergedRow(None, Fate.DOUBLE if is_double else Fate.ADDED, row))
        elif not keys.get(row.key):
            is_mine = not row.is_removed and _differs(read.get(row.key, {}), row.values)
            merged.append(MergedRow(None, Fate.REVIVED if is_mine else Fate.GONE, row))
    return merged


def _kept(
    key: str, row: Typed | None, read: Mapping[str, Values], theirs: Values, *, is_known: bool
) -> MergedRow:
    if row is None or row.key is None:
        is_new = is_known and key not in read
        return MergedRow(key, Fate.THEIRS if is_new else Fate.KEPT)
    base = read.get(row.key)
    if row.is_removed:
        is_spared = base is None or base != theirs
        fate = Fate.SPARED if is_spared else Fate.KEPT
        return MergedRow(key, fate, row, is_removed=not is_spared, read=row.key)
    return MergedRow(key, Fate.KEPT, row, pick_fields(base, row.values, theirs), read=row.key)


def _differs(read: Values, typed: Values) -> bool:
    """In one of the fields that were typed; a row may hold more than its form shows."""
    return any(read.get(name) != value for name, value in typed.items())


def _followed(
    read: Mapping[str, Values], mine: Sequence[Typed], theirs: Mapping[str, Values]
) -> dict[str, str | None]:
    """Under which key each row that was read stands now; None where it is gone."""
    free = [key for key in theirs if key not in read]
    found: dict[str, str | None] = {}
    for row in mine:
        if row.key is None:
            continue
        if row.key in theirs:
            found[row.key] = row.key
            continue
        same = next((key for key in free if theirs[key] == read.get(row.key)), None)
        if same is not None:
            free.remove(same)
        found[row.key] = same
    return found
