"""Plain text into an article: its title line, blocks and sentences."""

from __future__ import annotations

import re

from articles.desk.capture.assembling import assembled, opening_words, refuse_unending
from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.statements import CAME_FROM, FROM_OPENING, Statements
from articles.desk.capture.text_head import bylines, days, publishers
from articles.logic.sentences import find_blocks

MEDIA_TYPE = "text/plain"
FIRST_LINE = "the first line of the text"
_SPEAKING = re.compile(r"[^\W_]")


def read_plain_text(text: str, *, url: str | None) -> Captured:
    """The article in a decoded plain text.

    Plain text has no metadata: byline, date and publisher are read where lines of their own
    state them, and stay in the text. Without a title line the opening words serve as title.
    Raises Unreadable when there is nothing to read or too many lines.
    """
    refuse_unending(text)
    if not _SPEAKING.search(text):
        raise Unreadable("There is no text in it, only signs.")
    blocks = find_blocks(text)
    where, first = FROM_OPENING, text[blocks[0].start : blocks[0].end]
    if blocks[0].level == 1 and len(blocks) > 1:
        where, blocks = FIRST_LINE, blocks[1:]
    lines = [text[block.start : block.end] for block in blocks]
    statements = Statements.of(
        title=[(opening_words(first), where)],
        byline=bylines(lines),
        publisher=publishers(lines),
        published=days(lines),
        language=(),
        canonical_url=[(url, CAME_FROM)] if url else (),
    )
    return assembled(statements, text=text, blocks=blocks, media_type=MEDIA_TYPE)
