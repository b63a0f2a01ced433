"""The text of an article in a table, with its blocks and sentences."""

from __future__ import annotations

import re
from unicodedata import normalize

from articles.desk.editing.loading.articles import TextRead
from articles.logic.sentences import find_blocks, split_sentences

_SPEAKING = re.compile(r"[^\W_]")
_BREAKS = re.compile("\r\n?")


def read_text(text: str, language: str) -> TextRead:
    """As a plain text is captured: normal form C, line breaks as "\\n"; no title is read from it.

    ValueError where there are no words in it.
    """
    text = _BREAKS.sub("\n", normalize("NFC", text))
    if not _SPEAKING.search(text):
        raise ValueError("text: there is no text in it, only signs.")
    blocks = find_blocks(text)
    sentences = split_sentences(text, blocks, language or None)
    return TextRead(
        text,
        [
            {"kind": block.kind.value, "start": block.start, "end": block.end}
            | ({"level": block.level} if block.level else {})
            for block in blocks
        ],
        [[sentence.start, sentence.end, sentence.block] for sentence in sentences],
    )
