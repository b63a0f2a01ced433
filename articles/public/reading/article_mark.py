"""Words of an article with the lines and numbers of the claims that they carry."""

from __future__ import annotations

from dataclasses import dataclass

from articles.public.reading.article_cards import Card


@dataclass(frozen=True)
class Mark:
    """A claim's line under some words: the `line`-th below them, from 1.

    `id` is where its card leads back to, empty but on the first words of a stretch.
    """

    card: Card
    href: str
    line: int
    id: str


@dataclass(frozen=True)
class Number:
    """A claim's number behind its words; it goes on elsewhere unless `is_last`."""

    card: Card
    href: str
    place: int
    of: int

    @property
    def is_last(self) -> bool:
        return self.place == self.of


@dataclass(frozen=True)
class Piece:
    """Words that carry the same claims: they link to the card of `link`, `under` are the others.

    `anchors` are ids of stretches that begin here without a line of their own.
    """

    text: str
    link: Mark | None = None
    under: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
