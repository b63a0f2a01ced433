"""Where sentences end in a piece of text, of which only some words are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.logic.anchoring.word_lists import ABBREVIATIONS

_END = re.compile(
    "\n"
    r"|[.!?؟۔।]+[\"')\]]*(?:\[\d{1,3}\])*\s+"
    r"|[。！？!?]+[\"'」』）\]]*(?=[^\s\w\"']|[\u3041-\u30ff\u3400-\u9fff])\s*"
)
_LAST_WORD = re.compile(r"\w+$")


def ends(text: str, is_cut: bool) -> Iterator[re.Match[str]]:
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
