"""One side of quoted words: how far their sentence and their paragraph reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.logic.anchoring.word_lists import ABBREVIATIONS
from articles.logic.anchoring.words import Word, words_of

_END = re.compile(
    "\n"
    r"|[.!?؟۔।]+[\"')\]]*(?:\[\d{1,3}\])*\s+"
    r"|[。！？!?]+[\"'」』）\]]*(?=[^\s\w\"']|[\u3041-\u30ff\u3400-\u9fff])\s*"
)
_LAST_WORD = re.compile(r"\w+$")


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
    for end in reversed(list(_ends(text + exact[:1], is_cut))):
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
    for end in _ends(whole, is_cut=False):
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


def _ends(text: str, is_cut: bool) -> Iterator[re.Match[str]]:
    """Where sentences certainly end; an end in doubt is none."""
    for end in _END.finditer(text):
        after = text[end.end() : end.end() + 1]
        if end.group() == "\n" or (not after.islower() and _is_end(text, end, is_cut)):
            yield end


def _is_end(text: str, end: re.Match[str], is_cut: bool) -> bool:
    if not end.group().startswith("."):
        return True
    last = _LAST_WORD.search(text, max(0, end.start() - 40), end.start())
    if last is None:
        return end.start() > 0 and not is_cut
    word = last.group()
    if is_cut and last.start() == 0:
        return False
    if word.isdigit():
        return len(word) > 2
    return word.casefold() not in ABBREVIATIONS and (len(word) > 3 or not word[0].isupper())
