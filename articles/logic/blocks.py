"""Plain text into blocks: headings, paragraphs, quotations and list items.

Plain text has no markup, so headings are told by how they stand: short, without a full stop,
before a longer paragraph. Two layouts are read: one paragraph to a line, and paragraphs wrapped
at some 70 characters with blank lines between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.logic.vocabulary import BlockKind


@dataclass(frozen=True, slots=True)
class Block:
    """Code points `start` to `end` of a text; `level` (1 to 6) on headings only."""

    kind: BlockKind
    start: int
    end: int
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


WRAPPED_WIDTH = 100  # longer lines are paragraphs of their own
HEADING_LENGTH = 100
TITLE_LENGTH = 200
HEADING_WORDS = 14

_BULLET = re.compile(r"[-*•‣▪◦·–]\s+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_MARKED_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_QUOTED = re.compile(r">+\s*(?=\S)")
_ENDS_A_SENTENCE = re.compile(r"[.!?…。！？．؟۔।:;：；][\"'”’»)\]」』]*$")
_ENDS_A_STATEMENT = re.compile(r"[.…。．۔।:;,：；、،][\"'”’»)\]」』]*$")
_WIDE = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order, none overlapping; lines end with "\\n".

    A title line at the top is a heading of level 1, other headings without markup have level 2.
    Every character outside the blocks is white space or a mark of layout ("# ", "- ", "> ").
    """
    chunks = list(_chunks(text))
    pieces = [piece for chunk in chunks for piece in _pieces(chunk)]
    return tuple(_with_headings(text, pieces))


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines without a blank line between them, stripped of outer white space."""
    chunk: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            chunk.append(_Line(at + len(raw) - len(raw.lstrip()), words))
        elif chunk:
            yield chunk
            chunk = []
        at += len(raw) + 1
    if chunk:
        yield chunk


def _pieces(chunk: Sequence[_Line]) -> Iterator[Block]:
    """One chunk's blocks, before headings without markup are told apart."""
    if _is_wrapped(chunk):
        yield Block(BlockKind.PARAGRAPH, chunk[0].start, chunk[-1].end)
        return
    numbered = sum(1 for line in chunk if _NUMBERED.match(line.text)) > 1
    for index, line in enumerate(chunk):
        below = chunk[index + 1].text if index + 1 < len(chunk) else ""
        if index and _UNDERLINE.fullmatch(line.text):
            continue
        if below and _UNDERLINE.fullmatch(below):
            level = 1 if below.startswith("=") else 2
            yield Block(BlockKind.HEADING, line.start, line.end, level)
        elif match := _MARKED_HEADING.match(line.text):
            start = line.start + match.end()
            yield Block(BlockKind.HEADING, start, line.end, len(match.group(1)))
        elif match := _QUOTED.match(line.text):
            yield Block(BlockKind.QUOTATION, line.start + match.end(), line.end)
        elif match := _BULLET.match(line.text):
            yield Block(BlockKind.LIST_ITEM, line.start + match.end(), line.end)
        elif numbered and _NUMBERED.match(line.text):
            yield Block(BlockKind.LIST_ITEM, line.start, line.end)
        else:
            yield Block(BlockKind.PARAGRAPH, line.start, line.end)


def _is_wrapped(chunk: Sequence[_Line]) -> bool:
    """Whether the lines are one paragraph that was broken to fit a width."""
    if len(chunk) < 2 or any(len(line.text) > WRAPPED_WIDTH for line in chunk):
        return False
    if any(_has_mark(line.text) for line in chunk):
        return False
    *filled, _ = chunk
    width = max(len(line.text) for line in chunk)
    full = all(len(line.text) * 2 >= width for line in filled)
    ended = sum(1 for line in filled if _ENDS_A_SENTENCE.search(line.text))
    return full and width >= 40 and ended * 2 <= len(filled)


def _has_mark(line: str) -> bool:
    marks = (_BULLET, _NUMBERED, _MARKED_HEADING, _QUOTED)
    return any(mark.match(line) for mark in marks) or bool(_UNDERLINE.fullmatch(line))


def _with_headings(text: str, pieces: Sequence[Block]) -> Iterator[Block]:
    """The same blocks; paragraphs that stand like headings are made headings."""
    has_title = any(piece.level == 1 for piece in pieces)
    # From the end, since a heading may stand before another heading.
    found: list[Block] = []
    for index in range(len(pieces) - 1, -1, -1):
        piece, after = pieces[index], found[-1] if found else None
        words = text[piece.start : piece.end]
        if piece.kind is BlockKind.PARAGRAPH and after is not None:
            if index == 0 and not has_title and _is_title(words, len(text) - piece.end):
                piece = replace(piece, kind=BlockKind.HEADING, level=1)
            elif _is_heading(words, after, found[-2] if len(found) > 1 else None):
                piece = replace(piece, kind=BlockKind.HEADING, level=2)
        found.append(piece)
    yield from reversed(found)


def _is_title(words: str, rest: int) -> bool:
    if "\n" in words or len(words) > TITLE_LENGTH or rest <= len(words):
        return False
    return not _ENDS_A_STATEMENT.search(words)


def _is_heading(words: str, after: Block, next_but_one: Block | None) -> bool:
    limit = HEADING_LENGTH // 2 if _WIDE.search(words) else HEADING_LENGTH
    if "\n" in words or len(words) > limit or len(words.split()) > HEADING_WORDS:
        return False
    if _ENDS_A_STATEMENT.search(words) or words.endswith("!") or words[0].islower():
        return False
    if after.kind is BlockKind.HEADING:
        return next_but_one is not None and next_but_one.kind is not BlockKind.HEADING
    # A list's or verse's short lines are no headings: what follows must be clearly longer.
    return after.kind is BlockKind.PARAGRAPH and after.end - after.start >= 1.5 * len(words)
