"""A stale form made anew: what was typed, carried over to the record as it stands now.

What I alone changed stays as I typed it, what they alone changed becomes theirs, and what both
changed is asked about: until it is answered the field holds what was typed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from articles.desk.admin.typed_values import as_sent, comparable, typed_value
from articles.desk.admin.value_words import words
from articles.desk.forms.record import BESIDE
from articles.logic.diffing import Piece
from articles.logic.diffing import words as by_words
from articles.logic.three_way import Pick, pick_fields

#: Fields that say how to save and not what.
_SKIPPED = {*BESIDE, "version", "id", "DELETE", "remove", "file", "sent_key"}
#: Texts longer than this are not compared word by word, which takes quadratic time.
LONGEST_DIFF = 8_000


@dataclass(frozen=True)
class Asked:
    """A field that both changed. `taken` is the answer so far: "mine", "theirs" or "".

    `theirs` is what the browser sends back where theirs is chosen; () for an empty box.
    """

    name: str
    label: str
    base: str
    yours: tuple[Piece, ...]
    now: tuple[Piece, ...]
    theirs: tuple[str, ...]
    taken: str


@dataclass(frozen=True)
class Told:
    """A field that one side alone changed, with the value that it takes."""

    label: str
    base: str
    value: str


@dataclass
class Carrying:
    """Collects what became of each field. `sent` is the stale form; `data` the form anew.

    `open_names` are names of fields that were asked about before: they are asked again. A
    form that `is_current` is at the version on record and only left something open: whatever
    stands in it was meant.
    """

    sent: QueryDict
    open_names: Collection[str] = ()
    is_current: bool = False
    asked: list[Asked] = field(default_factory=list)
    mine: list[Told] = field(default_factory=list)
    theirs: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.data = self.sent.copy()

    def carry(
        self,
        typed: Any,
        base: Mapping[str, Any] | None,
        now: Mapping[str, Any],
        where: str = "",
        shape: Any = None,
    ) -> None:
        """One form or row: `typed` is bound, `shape` names its place in the form anew."""
        shape = typed if shape is None else shape
        mine = {name: typed_value(typed, name) for name in told_fields(typed)}
        read = now if self.is_current else base
        picks = pick_fields(
            None if read is None else {name: comparable(read.get(name)) for name in mine},
            {name: comparable(value) for name, value in mine.items()},
            {name: comparable(now.get(name)) for name in mine},
        )
        for name, pick in picks.items():
            present, was = now.get(name), None if base is None else base.get(name)
            if pick is Pick.MINE and typed.add_prefix(name) in self.open_names:
                pick = Pick.ASK
            stands = present if pick in (Pick.SAME, Pick.THEIRS) else mine[name]
            self.put(shape, name, stands, present)
            self._tell(shape, name, pick, where, (was, mine[name], present))

    def put(self, shape: Any, name: str, value: Any, present: Any = None) -> None:
        """Writes the field as a browser would send it, with what stood in it when it was read."""
        _put(self.data, shape.add_prefix(name), as_sent(shape.fields[name], value))
        if shape.fields[name].show_hidden_initial:
            held = as_sent(shape.fields[name], present)
            _put(self.data, shape.add_initial_prefix(name), held)

    def drop(self, prefix: str) -> None:
        """Takes everything out that was sent for a row."""
        for key in [
            key for key in self.data if key.startswith((f"{prefix}-", f"initial-{prefix}-"))
        ]:
            del self.data[key]

    def _tell(self, shape: Any, name: str, pick: Pick, where: str, values: Any) -> None:
        asks = shape.fields[name]
        label = where + str(shape[name].label)
        if pick is Pick.SAME:
            return
        base, mine, present = (words(asks, value) for value in values)
        if pick is Pick.MINE:
            self.mine.append(Told(label, base, mine))
        elif pick is Pick.THEIRS:
            self.theirs.append(Told(label, base, present))
        else:
            taken = self.sent.get(f"take-{shape.add_prefix(name)}", "")
            self.asked.append(
                Asked(
                    shape.add_prefix(name),
                    label,
                    base,
                    marked(base, mine),
                    marked(base, present),
                    tuple(as_sent(asks, values[2])),
                    taken if taken in ("mine", "theirs") else "",
                )
            )


def told_fields(form: Any) -> list[str]:
    """The fields whose values are the record's and can be sent again; no hidden ones."""
    kept_back = getattr(form, "hidden", {})
    return [
        name
        for name, asks in form.fields.items()
        if name not in _SKIPPED
        and name not in kept_back
        and not asks.disabled
        and not asks.widget.is_hidden
        and not isinstance(asks, forms.FileField)
    ]


def marked(base: str, text: str) -> tuple[Piece, ...]:
    """`text` with what is new against `base`, and what it takes out."""
    if max(len(base), len(text)) > LONGEST_DIFF or base == "—":
        return (Piece("same", text),)
    return by_words(base, text)


def _put(data: QueryDict, name: str, sent: list[str]) -> None:
    if sent:
        data.setlist(name, sent)
    else:
        data.pop(name, None)
