"""Long lists in pages: keyset, not OFFSET, so that a deep page costs what the first does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

Row = TypeVar("Row", bound=Model)

PAGE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows, and what the next page's address says after `after=`; empty on the last page."""

    rows: list[Row]
    after: str
    next_after: str

    @property
    def is_first(self) -> bool:
        return not self.after


def page_of(
    rows: QuerySet[Row],
    order: Sequence[str],
    *,
    after: str = "",
    marks: Sequence[str] = ("public_id",),
    among: QuerySet[Row] | None = None,
    size: int = PAGE,
) -> Page[Row]:
    """One page of `rows` in `order`, from behind the row whose `marks` make up `after`.

    `marks` are public values that name a row: several stand in `after` with hyphens between,
    and only the first may have hyphens of its own; who calls has looked at what they are.
    `order` names columns or annotations that are never null and end in a unique one, "-"
    for descending. `among` (else `rows`) is where the row `after` is looked for, so that it
    is found although it no longer passes the filters. An unknown `after` gives page one.
    One query, two behind page one.
    """
    names = [name.lstrip("-") for name in order]
    last = None
    if after.isprintable() and after:
        found = (rows if among is None else among).filter(
            **dict(zip(marks, after.rsplit("-", len(marks) - 1), strict=True))
        )
        last = found.order_by().values_list(*names).first()
    if last is not None:
        rows = rows.filter(_behind(order, last))
    ordering = [OrderBy(F(name.lstrip("-")), descending=name.startswith("-")) for name in order]
    found_rows = list(rows.order_by(*ordering)[: size + 1])
    more = len(found_rows) > size
    shown = found_rows[:size]
    return Page(
        rows=shown,
        after=after if last is not None else "",
        next_after=_place(shown[-1], marks) if more else "",
    )


def _place(row: Model, marks: Sequence[str]) -> str:
    return "-".join(str(attrgetter(mark.replace("__", "."))(row)) for mark in marks)


def _behind(order: Sequence[str], last: Sequence[Any]) -> Q:
    """(a, b, c) behind (x, y, z) in that order, column by column.

    The bound on the first column is what an index begins at; the rest alone would be looked for in
    every row.
    """
    condition = Q(pk__in=[])
    for name, value in reversed(list(zip(order, last, strict=True))):
        column = name.lstrip("-")
        beyond = Q(**{f"{column}__{'lt' if name.startswith('-') else 'gt'}": value})
        condition = beyond | (Q(**{column: value}) & condition)
    first = order[0].lstrip("-")
    return Q(**{f"{first}__{'lte' if order[0].startswith('-') else 'gte'}": last[0]}) & condition
