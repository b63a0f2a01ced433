"""An evidence item with its words."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.partial_dates import PartialDate


@dataclass(frozen=True)
class ToldItem:
    """`quotation` is what the item quotes of the text whose `sentences` are given; `text` names
    that text, so that two items of one article are known. `outlets` are names under which it
    was published. `leads_to` holds every id and origin key that it rests on, itself included:
    items that share one are linked already. One that `is_apart` is known to few people and is
    never put together with more than one other."""

    id: str
    quotation: str = ""
    sentences: tuple[str, ...] = ()
    text: str = ""
    date: PartialDate | None = None
    outlets: tuple[str, ...] = ()
    language: str = ""
    leads_to: frozenset[str] = frozenset()
    is_apart: bool = False
