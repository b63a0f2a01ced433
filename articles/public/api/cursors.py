"""Where a page begins, as an opaque text that only this interface makes and reads.

It holds public values alone: those that its list is ordered by, of the record that the page
before ended with, and which list that was.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan, LessThan

from articles.public.api.problems import BadParameters

LONGEST = 2000


def encoded(place: Sequence[str | int], of_list: str) -> str:
    said = json.dumps([_digest(of_list), *place], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def decoded(text: str, of_list: str, kinds: Sequence[type]) -> tuple[Any, ...]:
    """The place in a list that is ordered by values of these kinds; raises BadParameters."""
    if len(text) > LONGEST:
        raise bad("This is no cursor of ours.")
    try:
        said = json.loads(urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)))
        digest, *place = said
        values = tuple(_as(kind, value) for kind, value in zip(kinds, place, strict=True))
    except (ValueError, TypeError, RecursionError) as problem:
        raise bad("This is no cursor of ours.") from problem
    if digest != _digest(of_list):
        raise bad("This cursor is of another list. Use it with the filters that it came with.")
    return values


def bad(detail: str) -> BadParameters:
    allowed = "a cursor as it stands in “next” of an answer, or none for the first page"
    return BadParameters([{"parameter": "cursor", "detail": detail, "allowed": allowed}])


def _as(kind: Any, value: Any) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError("A moment without its zone.")
        return moment
    if type(value) is not kind:
        raise ValueError("Not what the list is ordered by.")
    return _text(value) if kind is str else _number(value)


def _text(value: str) -> str:
    value.encode()  # lone surrogates raise
    if "\x00" in value:
        raise ValueError("No text of ours.")
    return value


def _number(value: int) -> int:
    if not -(2**31) <= value < 2**31:
        raise ValueError("No number of ours.")
    return value


def _digest(of_list: str) -> str:
    return sha256(of_list.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Order:
    """Columns that are never null, all upwards or all downwards, the last one unique: an index
    has them. `marks` tell the place of a row without its keys; by default the same columns.
    `key` makes of the marks the values of the columns; else they are the marks.
    """

    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    is_downwards: bool = False
    marks: tuple[str, ...] = ()
    key: Callable[[tuple[Any, ...]], tuple[Any, ...]] | None = None

    @property
    def told(self) -> tuple[str, ...]:
        return self.marks or self.columns

    def behind(self, rows: QuerySet[Any], place: tuple[Any, ...] | None) -> QuerySet[Any]:
        """In order, from behind that place; compared as a row, which an index can look up."""
        ordered = rows.order_by(*(f"{'-' * self.is_downwards}{name}" for name in self.columns))
        if place is None:
            return ordered
        values = self.key(place) if self.key else place
        compare = LessThan if self.is_downwards else GreaterThan
        return ordered.filter(compare(_row(map(F, self.columns)), _row(map(_value, values))))


def _row(parts: Any) -> Func:
    return _Row(*parts)


def _value(value: Any) -> Any:
    return value if hasattr(value, "resolve_expression") else Value(value)


class _Row(Func):
    template = "ROW(%(expressions)s)"
    output_field = TextField()
    conditional = False
