"""One side of quoted words: how far their sentence and their paragraph reach."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.anchoring.endings import ends
from articles.logic.anchoring.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Context:
    """One side of the quoted words, the nearest word first.

    `inner` are those of the same sentence, `near` those of the same paragraph. `is_closed`:
    the sentence's end was seen; `at_edge`: `flat` reaches the edge of the text.
    """

    flat: str
    words: tuple[Word, ...]
    inner: int
    near: int
    is_closed: bool
    at_edge: bool


def before(text: str, exact: str, *, is_cut: bool, at_edge: bool) -> Context:
    """The context `text` in front of `exact`, both folded; cut where more text stood before."""
    inner_from = near_from = 0
    is_closed = at_edge
    for end in reversed(list(ends(text + exact[:1], is_cut))):
        if end.end() <= len(text):
            inner_from, is_closed = end.end(), True
            break
    near_from = text.rfind("\n") + 1
    words = words_of(text)
    if is_cut and words and words[0].start == 0:
        del words[0]
    return Context(
        text.replace("\n", " "),
        tuple(reversed(words)),
        sum(1 for word in words if word.start >= inner_from),
        sum(1 for word in words if word.start >= near_from),
        is_closed,
        at_edge,
    )


def behind(text: str, exact: str, *, is_cut: bool, at_edge: bool) -> Context:
    """The context `text` after `exact`, both folded; cut where more text stood behind."""
    lead = exact[-40:]
    whole = lead + text
    inner_to, is_closed = len(whole), at_edge
    for end in ends(whole, is_cut=False):
        if end.end() > len(lead) and (end.end() < len(whole) or not is_cut or "\n" in end.group()):
            inner_to, is_closed = end.end(), True
            break
    line = whole.find("\n", len(lead))
    near_to = len(whole) if line < 0 else line
    words = words_of(whole, len(lead))
    if is_cut and words and words[-1].end == len(whole):
        del words[-1]
    return Context(
        text.replace("\n", " "),
        tuple(words),
        sum(1 for word in words if word.start < inner_to),
        sum(1 for word in words if word.start < near_to),
        is_closed,
        at_edge,
    )
