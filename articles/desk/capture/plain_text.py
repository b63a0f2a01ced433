"""Plain text into an article: its title line, blocks and sentences."""

from __future__ import annotations

import re

from articles.desk.capture.captured import Captured, Unreadable
from articles.logic.languages import guess_language
from articles.logic.sentences import find_blocks, split_sentences

MEDIA_TYPE = "text/plain"
TITLE_LENGTH = 200
#: Past these a text is a table or a log and no article; reading one would take too long.
MAX_LINES = 150_000
MAX_SENTENCE_ENDS = 250_000
_SENTENCE_END = re.compile("[.!?…。！？؟।]+")
_SPEAKING = re.compile(r"[^\W_]")


def read_plain_text(text: str, *, url: str | None) -> Captured:
    """The article in a decoded plain text.

    Plain text states no publisher, byline or date. Without a title line the opening words serve
    as title. Raises Unreadable when there is nothing to read or too many lines.
    """
    refuse_unending(text)
    if not _SPEAKING.search(text):
        raise Unreadable("There is no text in it, only signs.")
    blocks = find_blocks(text)
    language = guess_language(text)
    title = None
    if blocks[0].level == 1 and len(blocks) > 1:
        title = text[blocks[0].start : blocks[0].end]
        blocks = blocks[1:]
    return Captured(
        title=opening_words(title or text[blocks[0].start : blocks[0].end]),
        byline=None,
        publisher=None,
        published=None,
        language=language,
        canonical_url=url,
        blocks=blocks,
        sentences=split_sentences(text, blocks, language),
        text=text,
        media_type=MEDIA_TYPE,
    )


def refuse_unending(text: str) -> None:
    """Raise Unreadable for a text of more lines or sentences than an article can have."""
    if text.count("\n") > MAX_LINES and len(re.findall("\n+", text)) > MAX_LINES:
        raise Unreadable(f"The text has more than {MAX_LINES:,} lines; it is no article.")
    ends = sum(1 for _ in _SENTENCE_END.finditer(text))
    if ends > MAX_SENTENCE_ENDS:
        raise Unreadable(
            f"The text has more than {MAX_SENTENCE_ENDS:,} sentences; it is no article."
        )


def opening_words(text: str) -> str:
    """One line of at most 200 characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[: TITLE_LENGTH - 1]
    return cut[: cut.rfind(" ") if " " in cut[TITLE_LENGTH // 2 :] else None].rstrip() + "…"
