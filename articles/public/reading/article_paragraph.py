"""A paragraph of an article with its claims beside it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import BlockKind
from articles.public.reading.article_cards import Card
from articles.public.reading.article_mark import Piece


@dataclass(frozen=True)
class Beside:
    """A card in its place; `backs` are the ids of its words on this page."""

    card: Card
    backs: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """`heading` is the element of a heading's text, `card_heading` that of the cards' titles.

    `lines` is how many lines stand under its words at most.
    """

    kind: str
    heading: str
    card_heading: str
    lines: int
    pieces: tuple[Piece, ...]
    cards: tuple[Beside, ...]

    @property
    def is_item(self) -> bool:
        return self.kind == BlockKind.LIST_ITEM
