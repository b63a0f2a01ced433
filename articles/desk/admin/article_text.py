"""An article's text as blocks of numbered sentences, with the claims they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.desk.admin.article_mark import Mark
from articles.desk.admin.article_marks import Marks
from articles.desk.admin.article_sentence import Piece, Sentence
from articles.desk.models import ArticleVersion
from articles.logic.marking import Stretch, runs, stretches
from articles.logic.vocabulary import BlockKind


@dataclass
class Block:
    """`place` counts the blocks of the text from 0."""

    kind: str
    place: int
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        return self.kind == BlockKind.HEADING


def sentence_at(version: ArticleVersion, number: int) -> tuple[int, int] | None:
    """Start and end of the sentence of that number, counted from 1."""
    if not 1 <= number <= len(version.sentences):
        return None
    start, end, _ = version.sentences[number - 1]
    return int(start), int(end)


def blocks_of(version: ArticleVersion, marks: Marks) -> list[Block]:
    """The blocks that have sentences. Time grows with the text and with the marked words."""
    blocks = [Block(str(block["kind"]), place) for place, block in enumerate(version.blocks)]
    places = [(start, end) for start, end, _ in version.sentences]
    carried = stretches(places, marks.reaches)
    for number, (start, end, block) in enumerate(version.sentences, 1):
        sentence = Sentence(number, version.text[start:end], start, end)
        if held := carried[number - 1]:
            _carry(sentence, held, marks.claims)
        blocks[block].sentences.append(sentence)
    return [block for block in blocks if block.sentences]


def _carry(sentence: Sentence, held: Sequence[Stretch], claims: Sequence[Mark]) -> None:
    sentence.marks = [claims[place] for place in dict.fromkeys(one.claim for one in held)]
    sentence.pieces = [
        Piece(run.text, claims[run.foremost.claim] if run.foremost else None)
        for run in runs(sentence.text, sentence.start, held)
    ]
