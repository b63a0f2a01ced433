"""Plain JSON into frozen dataclasses, by their annotations."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def _hints(record: typing.Hashable) -> dict[str, Any]:
    return typing.get_type_hints(record)


def record_from_json(record: type[T], data: dict[str, Any]) -> T:
    """An instance of the dataclass `record`; KeyError where a field without default is missing."""
    hints = _hints(typing.cast(typing.Hashable, record))
    values: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        if field.name in data:
            values[field.name] = _value(hints[field.name], data[field.name])
        elif field.default is dataclasses.MISSING:
            raise KeyError(f"{record.__name__}.{field.name}")
    return record(**values)


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(hint, types.UnionType):
        chosen = next(option for option in typing.get_args(hint) if option is not types.NoneType)
        return _value(chosen, value)
    if typing.get_origin(hint) is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_value(args[0], item) for item in value)
        return tuple(_value(arg, item) for arg, item in zip(args, value, strict=True))
    if dataclasses.is_dataclass(hint):
        return record_from_json(typing.cast(type[Any], hint), value)
    return value
