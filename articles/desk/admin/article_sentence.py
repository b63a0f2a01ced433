"""A sentence of a text with the claims that its words carry."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.desk.admin.article_mark import Mark

#: Where a sentence stands. Every sentence is one of these.
LEFT, UNSOURCED, CONTESTED, BACKED = "left", "unsourced", "contested", "backed"


@dataclass(frozen=True)
class Piece:
    """Words that carry the same claims; they lead to that of `mark`."""

    text: str
    mark: Mark | None


@dataclass
class Sentence:
    """`start` and `end` in code points of the whole text; `marks`: the claims that its words
    carry, each once; `grounds`: why it is worth checking."""

    number: int
    text: str
    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    grounds: tuple[str, ...] = ()
    is_aside: bool = False

    @property
    def state(self) -> str:
        if not self.marks:
            return LEFT
        if any(mark.is_contested for mark in self.marks):
            return CONTESTED
        return BACKED if any(mark.is_backed for mark in self.marks) else UNSOURCED

    @property
    def level(self) -> int:
        """The highest of its claims, 0 where they have no confidence, -1 where there are none."""
        return max((mark.level for mark in self.marks), default=-1)

    @property
    def also(self) -> list[Mark]:
        """Claims that no words lead to, since others stand over them."""
        led_to = {piece.mark.key for piece in self.pieces if piece.mark}
        return [mark for mark in self.marks if mark.key not in led_to]
