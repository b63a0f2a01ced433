"""What programs are told of a record: fields by name, each read only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet
from rest_framework import serializers

from articles.logic.partial_dates import PartialDate
from articles.public.api.problems import BadParameters


@dataclass(frozen=True)
class Field:
    """`column` is a name or an expression on the record's queryset; `tell` makes of its value
    what stands in the answer; `shape` says in the description what that is.

    Heavy fields are told only in single records, and in lists where they are asked for.
    """

    name: str
    column: Any
    shape: serializers.Field[Any, Any, Any, Any]
    tell: Callable[[Any], Any] | None = None
    is_heavy: bool = False


@dataclass(frozen=True)
class Record:
    """`name` in the singular, as the description calls it: "Claim"."""

    name: str
    fields: tuple[Field, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @cached_property
    def listed_names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if not field.is_heavy)

    @cached_property
    def serializer(self) -> type[serializers.Serializer[Any]]:
        """For the description alone. With ?fields= any of them may be missing."""
        shapes: dict[str, Any] = {}
        for field in self.fields:
            # As it would stand in its declaration: serializers make their fields anew from these.
            field.shape._kwargs["required"] = False  # type: ignore[attr-defined]
            shapes[field.name] = field.shape
        return type(self.name, (serializers.Serializer,), shapes)

    def chosen(self, text: str | None, *, is_list: bool) -> tuple[Field, ...]:
        """The fields that ?fields= names, in the record's order; raises BadParameters."""
        if text is None:
            wanted: Sequence[str] = self.listed_names if is_list else self.names
        else:
            wanted = text.split(",")
        unknown = [name for name in wanted if name not in self.names]
        if unknown:
            said = f"“{unknown[0][:60]}” is no field of a {self.name.lower()}."
            raise BadParameters(
                [{"parameter": "fields", "detail": said, "allowed": list(self.names)}]
            )
        return tuple(field for field in self.fields if field.name in wanted)


def told(
    rows: QuerySet[Any], fields: Iterable[Field], beside: Sequence[str] = ()
) -> list[tuple[dict[str, Any], tuple[Any, ...]]]:
    """Each row as the fields tell it, and the columns `beside`; one query."""
    fields = list(fields)
    columns = {f"told_{field.name}": _expression(field.column) for field in fields}
    found = rows.annotate(**columns).values_list(*columns, *beside)
    return [
        (
            {field.name: _tell(field, value) for field, value in zip(fields, row, strict=False)},
            tuple(row[len(fields) :]),
        )
        for row in found
    ]


def _expression(column: Any) -> Any:
    return F(column) if isinstance(column, str) else column


def _tell(field: Field, value: Any) -> Any:
    if field.tell is not None:
        return field.tell(value)
    return value.iso() if isinstance(value, PartialDate) else value
