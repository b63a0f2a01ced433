"""Runs of text inside a block of a page: how they are gathered, split at breaks and measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# A <br>, the edge between two cells, and where a link begins and ends; the decoder has left
# none of these signs in the text.
LINE, CELL = "\u2028", "\u2029"
_LINK, _LINK_END = "\ufdd0", "\ufdd1"
_SPACE = re.compile("[ \t\n\r\f\v]+")
_PARAGRAPH_BREAK = re.compile(f" ?{LINE}(?: ?{LINE})+ ?")
_BREAK = re.compile(f" ?{LINE} ?")
_CELL_EDGE = re.compile(f"[ \n]?{CELL}[ \n]?")
_LINK_SIGNS = re.compile(f"[{_LINK}{_LINK_END}]")
_SPACE_AT_SIGN = re.compile(f" ([{_LINK}{_LINK_END}]+) ")
# Hints for hyphenation and byte order marks inside words: layout, no text.
_INVISIBLE = str.maketrans("", "", "\u00ad\ufeff")


@dataclass(slots=True)
class Run:
    """The text since the last edge of a block."""

    pieces: list[str] = field(default_factory=list)
    in_links: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)

    def open_link(self) -> None:
        self.in_links += 1
        self.pieces.append(_LINK)

    def close_link(self) -> None:
        self.in_links -= 1
        self.pieces.append(_LINK_END)

    def take(self, *, one_line: bool) -> Iterator[tuple[str, float]]:
        """Its paragraphs, each with the share of its characters in links; then it is empty."""
        raw = "".join(self.pieces)
        self.pieces.clear()
        if self.in_links:
            raw += _LINK_END * self.in_links
            self.pieces.append(_LINK * self.in_links)
        if not raw or raw.isspace():
            return
        whole = _SPACE_AT_SIGN.sub(r" \1", _SPACE.sub(" ", raw))
        if not whole.isascii():
            whole = whole.translate(_INVISIBLE)
        depth = 0
        for part in _PARAGRAPH_BREAK.split(whole) if LINE in whole else (whole,):
            linked, depth = _linked(part, depth)
            bare = _LINK_SIGNS.sub("", part).strip(f" {LINE}{CELL}\xa0")
            text = _CELL_EDGE.sub("\t", _BREAK.sub(" " if one_line else "\n", bare)).strip()
            if text:
                yield text, min(1.0, linked / max(1, len(bare.replace(" ", ""))))


def _linked(part: str, depth: int) -> tuple[int, int]:
    """Characters in links, and how many links are still open at the end."""
    if not depth and _LINK not in part:
        return 0, 0
    count = 0
    for sign in part:
        if sign == _LINK:
            depth += 1
        elif sign == _LINK_END:
            depth -= 1
        elif depth and sign != " ":
            count += 1
    return count, depth
