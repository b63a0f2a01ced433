"""The lines between an article's headline and its first paragraph: its subtitle or lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from articles.desk.capture.carrying import LINKED, NEIGHBOURS, SENTENCE_END, Words
from articles.desk.capture.furniture import META_LENGTH
from articles.desk.capture.html_blocks import PageBlock
from articles.desk.capture.written_dates import written_days
from articles.logic.vocabulary import BlockKind

#: So far above the first paragraph the headline is looked for.
REACH = 25
#: Fewer words are a label or a name; a heading is no label.
LEAD_WORDS = 8
SUBTITLE_WORDS = 4


def lead(
    blocks: Sequence[PageBlock],
    keys: Sequence[Words],
    core: Sequence[int],
    excluded: Collection[int],
    title: Words,
) -> list[int]:
    """Indexes of blocks between the headline and the first chosen block that read as its lead."""
    if not core:
        return []
    first = core[0]
    above = range(first - 1, max(-1, first - REACH), -1)
    headline = next(
        (index for index in above if _is_headline(blocks[index], keys[index], title)), -1
    )
    if headline < 0:
        return []
    found = [
        index
        for index in range(headline + 1, first)
        if index not in excluded and _reads_as_lead(blocks[index], keys[index], title)
    ]
    return found[:NEIGHBOURS]


def _is_headline(block: PageBlock, words: Words, title: Words) -> bool:
    return block.level == 1 or (bool(title) and words == title)


def _reads_as_lead(block: PageBlock, words: Words, title: Words) -> bool:
    if block.is_furniture or words == title:
        return False
    if block.kind is BlockKind.HEADING:
        return block.level != 1 and len(words) >= SUBTITLE_WORDS
    if block.share_linked >= LINKED or len(words) < LEAD_WORDS:
        return False
    # A line of names and dates is no lead.
    dated = any(True for _ in written_days(block.text))
    return not dated or len(block.text) > META_LENGTH or bool(SENTENCE_END.search(block.text))
