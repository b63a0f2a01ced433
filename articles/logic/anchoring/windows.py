"""A quote's words and contexts as one stretch of text, raw or folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.logic.anchoring.folding import fold
from articles.logic.anchoring.quotes import CONTEXT, Quote, knows_edges
from articles.logic.anchoring.sides import is_glued


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


def window_of(quote: Quote) -> Window:
    """As recorded; a context shorter than 32 shows an edge where the quote tells of edges."""
    edges = knows_edges(quote)
    return Window(
        quote.prefix,
        quote.exact,
        quote.suffix,
        edges and len(quote.prefix) < CONTEXT,
        edges and len(quote.suffix) < CONTEXT,
    )


def folded_window(window: Window) -> Window:
    """The same without white space at the ends of the words, which belongs to the contexts."""
    whole = fold(window.left + window.exact + window.right)
    first = whole.find(len(window.left))
    last = whole.find(len(window.left) + len(window.exact))
    exact = whole.lined[first:last]
    first += len(exact) - len(exact.lstrip())
    exact = exact.strip()
    last = first + len(exact)
    return replace(window, left=whole.lined[:first], exact=exact, right=whole.lined[last:])


def occurrences(text: str, needle: str, most: int) -> list[int] | None:
    """Every place of the needle, also overlapping ones; None where there are more than `most`."""
    places: list[int] = []
    for place in _places(text, needle):
        if len(places) == most:
            return None
        places.append(place)
    return places


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle) if needle else -1
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)
