"""An HTML page into an article: what it says of itself, its blocks and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.desk.capture.assembling import assembled
from articles.desk.capture.captured import Captured, Unreadable
from articles.desk.capture.html_blocks import PageBlock
from articles.desk.capture.html_body import article_blocks
from articles.desk.capture.html_tree import NO_TEXT, parse
from articles.desk.capture.metadata import read_metadata
from articles.logic.blocks import Block
from articles.logic.vocabulary import BlockKind

MEDIA_TYPE = "text/html"
BETWEEN_BLOCKS = "\n\n"
_CHARSET = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.I,
)
_DECLARED_WITHIN = 4096
_SPEAKING = re.compile(r"[^\W_]")


def declared_charset(data: bytes) -> str | None:
    """The charset that a page names in its first 4096 bytes."""
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    name = (match.group(1) or match.group(2)) if match else None
    return name.decode("ascii", "ignore") if name else None


def read_html(html: str, *, url: str | None) -> Captured:
    """The article on a decoded page; `url` is where it came from.

    The text is that of the article's blocks with an empty line between them. Raises Unreadable
    when there is none or the page can't be read whole.
    """
    tree = parse(html)
    statements = read_metadata(tree, url=url)
    chosen = article_blocks(tree, statements.first("title") or "")
    text, blocks = _joined(chosen)
    if not _SPEAKING.search(text):
        raise Unreadable(NO_TEXT)
    return assembled(statements, text=text, blocks=blocks, media_type=MEDIA_TYPE)


def _joined(chosen: Sequence[PageBlock]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    at = 0
    for block in chosen:
        level = block.level if block.kind is BlockKind.HEADING else None
        blocks.append(Block(block.kind, at, at + len(block.text), level))
        at += len(block.text) + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(block.text for block in chosen), tuple(blocks)
