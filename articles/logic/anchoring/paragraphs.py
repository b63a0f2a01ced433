"""Where a quote's own paragraph still stands, as far as its contexts show it."""

from __future__ import annotations

from articles.logic.anchoring.occurrences import occurrences
from articles.logic.anchoring.windows import Window

#: More places of the same words in the same paragraphs are not told apart.
MOST = 500


class Undecided(Exception):
    """Several places are as good as each other."""


def in_own_paragraph(text: str, lined: str, window: Window) -> int | None:
    """The place of the exact words in an unchanged paragraph; Undecided between several.

    `text` is searched and `lined`, of the same length, knows where paragraphs end.
    """
    own = window.own_left + window.exact + window.own_right
    found = occurrences(text, own.replace("\n", " ") if text is not lined else own, MOST)
    if found is None:
        whole = window.left + window.exact + window.right
        found = occurrences(text, whole.replace("\n", " ") if text is not lined else whole, 1)
        if found is None:
            raise Undecided
        return found[0] + len(window.left) if found else None
    places = [
        place
        for place in (start + len(window.own_left) for start in found)
        if window.stands_in(lined, place)
    ]
    if len(places) > 1:
        # The same words in the same paragraphs: only the paragraphs around can tell them apart,
        # and these may have been moved themselves.
        places = [place for place in places if window.is_whole_in(lined, place)]
        if len(places) != 1:
            raise Undecided
    return places[0] if places else None
