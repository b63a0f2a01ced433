"""A quote's words and contexts as one stretch of text, raw or folded."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.anchoring.glue import is_glued


@dataclass(frozen=True, slots=True)
class Window:
    """`left` and `right` around `exact`; an edge is one of the text that was quoted."""

    left: str
    exact: str
    right: str
    left_edge: bool
    right_edge: bool

    @property
    def own_left(self) -> str:
        """What stands before in the same paragraph."""
        return self.left[self.left.rfind("\n") + 1 :]

    @property
    def own_right(self) -> str:
        return self.right.partition("\n")[0]

    def stands_in(self, text: str, place: int) -> bool:
        """Whether its part of a paragraph ends around `place` as paragraphs do."""
        first, last = place - len(self.own_left), place + len(self.exact) + len(self.own_right)
        if self.left_edge or "\n" in self.left:
            begins = first == 0 or text[first - 1] == "\n"
        else:
            begins = self.own_left != "" or not is_glued(text[:first][-2:], self.exact)
        if self.right_edge or "\n" in self.right:
            return begins and (last == len(text) or text[last] == "\n")
        if self.own_right:
            return begins
        return begins and not is_glued(self.exact, text[last : last + 2])

    def is_whole_in(self, text: str, place: int) -> bool:
        """Whether both contexts stand around `place` with all that was recorded of them.

        That the text begins or ends there tells nothing: paragraphs are added at both ends.
        """
        first = place - len(self.left)
        return first >= 0 and text.startswith(self.left + self.exact + self.right, first)
