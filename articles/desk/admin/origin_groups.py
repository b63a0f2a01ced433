"""The origin tree as its template reads it: origins with their items, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.forms.name_origin import NameOriginForm
from articles.desk.models import Article
from articles.logic.vocabulary import Stance


@dataclass(frozen=True)
class Row:
    """An item; `box` ticks it, `article` states nothing of where it has the item from."""

    name: str
    detail: str
    depth: int
    after: str
    box: Any
    article: Article | None


@dataclass(frozen=True)
class Group:
    """An origin with its items; `form` asks where they got it, with a button an origin.

    `chosen` is the button that was pressed, where that was refused.
    """

    label: str
    count: str
    stance: Stance
    rows: list[Row]
    is_unknown: bool
    form: NameOriginForm | None
    buttons: list[tuple[str, str]]
    has_more: bool
    chosen: str


@dataclass(frozen=True)
class OriginTree:
    """`sides` are (heading, groups); `uncounted` are items that lead to no origin, with why."""

    sides: list[tuple[str, list[Group]]]
    uncounted: list[tuple[str, str]]
    unknown: int
