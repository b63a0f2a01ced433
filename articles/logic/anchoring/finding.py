"""A quote's place in a text: exact, then folded, then fuzzy, and rather none than a wrong one."""

from __future__ import annotations

from dataclasses import replace

from articles.logic.anchoring.differences import Differences
from articles.logic.anchoring.folded import Folded
from articles.logic.anchoring.folding import folded_text
from articles.logic.anchoring.framing import folded_window, window_of
from articles.logic.anchoring.fuzzy import nearly
from articles.logic.anchoring.occurrences import occurrences
from articles.logic.anchoring.paragraphs import Undecided, in_own_paragraph
from articles.logic.anchoring.quotes import CONTEXT, Anchor, Quote
from articles.logic.anchoring.sentences import Surroundings, judge, surroundings
from articles.logic.anchoring.verdicts import Verdict, decided
from articles.logic.anchoring.windows import Window
from articles.logic.anchoring.words import words_of
from articles.logic.vocabulary import AppearanceState

#: The sentences around more places of the same words are not compared.
_MOST_SENTENCES = 100


def anchor(text: str, quote: Quote) -> Anchor | None:
    """Where the quoted words stand in `text` now; None for an orphan.

    A place is taken where the words and their sentence are the recorded ones, as far as the
    contexts show it: unchanged, or changed in white space, typography, a slip of the hand or,
    between contexts that stand, a word; or where the same words and one side stand and the rest
    of the sentence was put otherwise. Figures, names and negations must be the same. Of several
    such places the one is taken around which clearly more agrees, else none.
    """
    window = window_of(quote)
    if _stands(text, quote, window):
        start = quote.start or 0
        return Anchor(start, start + len(quote.exact), AppearanceState.ANCHORED)
    if not quote.exact:
        return None
    try:
        found = _found(text, window)
        if found is None and _may_have_no_edges(quote):
            found = _found(text, replace(window, left_edge=False, right_edge=False))
    except Undecided:
        return None
    if found is None:
        return None
    start, end = found
    is_there = start == quote.start and text[start:end] == quote.exact
    return Anchor(start, end, AppearanceState.ANCHORED if is_there else AppearanceState.MOVED)


def _stands(text: str, quote: Quote, window: Window) -> bool:
    """Whether nothing moved: the words at the recorded start, within their whole contexts."""
    start = quote.start
    if start is None or start < len(quote.prefix):
        return False
    end = start + len(quote.exact) + len(quote.suffix)
    return (
        end <= len(text)
        and text.startswith(quote.prefix + quote.exact + quote.suffix, start - len(quote.prefix))
        and (not window.left_edge or start == len(quote.prefix))
        and (not window.right_edge or end == len(text))
    )


def _may_have_no_edges(quote: Quote) -> bool:
    """Whether it starts a text of one paragraph, or another tool recorded no more than that."""
    if quote.prefix or quote.start or len(quote.suffix) >= CONTEXT or "\n" in quote.suffix:
        return False
    return not (quote.exact[0].isupper() and quote.exact.rstrip(" \"'”’»")[-1:] in (".", "!", "?"))


def _found(text: str, window: Window) -> tuple[int, int] | None:
    start = in_own_paragraph(text, text, window)
    if start is not None:
        return start, start + len(window.exact)
    even = folded_window(window)
    if not even.exact:
        return None
    folded = folded_text(text)
    place = _rewrapped(folded, even)
    if place is None:
        place = in_own_paragraph(folded.flat, folded.lined, even)
    if place is not None:
        return folded.begin(place), folded.end(place + len(even.exact))
    recorded = surroundings(even)
    place = _in_sentence(folded, even, recorded)
    if place is not None:
        return folded.begin(place), folded.end(place + len(even.exact))
    nearby = nearly(folded, even, recorded)
    return (folded.begin(nearby[0]), folded.end(nearby[1])) if nearby else None


def _rewrapped(folded: Folded, window: Window) -> int | None:
    """The only place of the words in their whole contexts, wherever lines break."""
    if window.left_edge or window.right_edge:
        return None
    whole = (window.left + window.exact + window.right).strip().replace("\n", " ")
    if len(whole) < len(window.exact) + CONTEXT:
        return None
    found = occurrences(folded.flat, whole, 1)
    lead = len(window.left) - len(window.left.lstrip())
    return found[0] + len(window.left) - lead if found else None


def _in_sentence(folded: Folded, window: Window, recorded: Surroundings) -> int | None:
    places = occurrences(folded.flat, window.exact.replace("\n", " "), _MOST_SENTENCES)
    if places is None:
        return None
    weight = sum(word.weight for word in words_of(window.exact))
    verdicts: dict[int, Verdict] = {}
    for place in places:
        end = place + len(window.exact)
        verdict = judge(folded.lined, place, end, recorded, Differences(weight=weight))
        if verdict is not None:
            verdicts[place] = verdict
    return decided(verdicts)
