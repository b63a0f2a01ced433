"""Plain JSON into frozen dataclasses, by their annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
Reader = Callable[[Any], Any]


def record_from_json(record: type[T], data: dict[str, Any]) -> T:
    """An instance of the dataclass `record`; KeyError where a field without default is missing."""
    return cast(T, _record_reader(record)(data))  # type: ignore[arg-type]


@cache
def _record_reader(record: typing.Hashable) -> Reader:
    """Worked out once a dataclass: exports read hundreds of thousands."""
    made = cast(type[Any], record)
    hints = typing.get_type_hints(made)
    fields = [
        (field.name, _reader(hints[field.name]), field.default is dataclasses.MISSING)
        for field in dataclasses.fields(made)
    ]

    def read(data: dict[str, Any]) -> Any:
        values: dict[str, Any] = {}
        for name, read_field, is_needed in fields:
            if name in data:
                value = data[name]
                values[name] = value if value is None or read_field is None else read_field(value)
            elif is_needed:
                raise KeyError(f"{made.__name__}.{name}")
        return made(**values)

    return read


def _reader(hint: Any) -> Reader | None:
    """None where the value stays as it is."""
    if isinstance(hint, types.UnionType):
        return _reader(next(one for one in typing.get_args(hint) if one is not types.NoneType))
    if typing.get_origin(hint) is tuple:
        return _tuple_reader(typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _record_reader(cast(typing.Hashable, hint))
    return None


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    """Of (X, ...) or of one hint for each item."""
    if len(args) == 2 and args[1] is Ellipsis:
        each = _reader(args[0])
        if each is None:
            return tuple
        each = _or_none(each)
        return lambda items: tuple(map(each, items))
    readers = [_or_none(_reader(arg) or (lambda value: value)) for arg in args]
    return lambda items: tuple(read(item) for read, item in zip(readers, items, strict=True))


def _or_none(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)
