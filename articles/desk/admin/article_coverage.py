"""How far a text is annotated: each sentence's state, counted and drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.desk.admin.article_filters import FILTERS, SUGGESTED, query
from articles.desk.admin.article_sentence import LEFT
from articles.desk.admin.article_text import Block
from articles.logic.wording import counted


@dataclass(frozen=True)
class Cell:
    """One sentence of the strip: level 0 to 5, or -1 where it carries no claim."""

    x: int
    level: int


@dataclass(frozen=True)
class Filter:
    value: str
    words: str
    meaning: str
    count: int
    is_of_part: bool
    query: str
    is_current: bool


@dataclass(frozen=True)
class Coverage:
    total: int
    carrying: int
    cells: list[Cell]
    levels: list[tuple[int, int]]
    filters: list[Filter]

    @property
    def left(self) -> int:
        return self.total - self.carrying

    @property
    def lead(self) -> str:
        verb = "carries" if self.carrying == 1 else "carry"
        return f"{self.carrying or 'None'} of {counted(self.total, 'sentence')} {verb} a claim"


def coverage_of(
    blocks: Sequence[Block], drawn: Sequence[Block], show: str, *, reads_all: bool
) -> Coverage:
    """Counts of the whole text; cells of the blocks that are `drawn`. Without `reads_all` what
    is worth checking is counted in the part that is shown."""
    sentences = [sentence for block in blocks for sentence in block.sentences]
    states = Counter(sentence.state for sentence in sentences)
    states[SUGGESTED] = sum(1 for sentence in sentences if sentence.grounds)
    levels = Counter(sentence.level for sentence in sentences if sentence.level >= 0)
    drawn_sentences = [sentence for block in drawn for sentence in block.sentences]
    return Coverage(
        total=len(sentences),
        carrying=len(sentences) - states[LEFT],
        cells=[Cell(x * 10, one.level) for x, one in enumerate(drawn_sentences)],
        levels=[(level, levels[level]) for level in (5, 4, 3, 2, 1, 0) if levels[level]],
        filters=[
            Filter(
                value,
                words,
                meaning,
                states[value],
                is_of_part=value == SUGGESTED and not reads_all,
                query=query(show=value),
                is_current=value == show,
            )
            for value, words, meaning in FILTERS
        ],
    )
