"""The window of a quote, as it was recorded and folded."""

from __future__ import annotations

from dataclasses import replace

from articles.logic.anchoring.folding import fold
from articles.logic.anchoring.quotes import CONTEXT, Quote
from articles.logic.anchoring.windows import Window


def _knows_edges(quote: Quote) -> bool:
    """Whether a context of less than 32 code points ends where the text ended.

    So it is with quotes of `describe` and of tools that work like it. A context on the left
    that is full, or as long as the recorded start allows, gives them away.
    """
    if len(quote.prefix) == CONTEXT:
        return True
    return (
        quote.start is not None
        and len(quote.prefix) == quote.start
        and quote.end == quote.start + len(quote.exact)
    )


def window_of(quote: Quote) -> Window:
    """As recorded; a context shorter than 32 shows an edge where the quote tells of edges."""
    edges = _knows_edges(quote)
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
