"""The words that a claim is made from, and the sentences that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from articles.desk.admin.article_text import sentence_at
from articles.desk.forms.appearance import Spans
from articles.desk.models import ArticleVersion
from articles.logic.wording import sentence


@dataclass(frozen=True)
class Passage:
    """`spans` are code points of the version's text, in order; without any chosen words they
    are the whole sentence `number`, counted from 1."""

    version: ArticleVersion
    number: int
    spans: Spans

    @cached_property
    def quotes(self) -> list[str]:
        return [self.version.text[start:end] for start, end in self.spans]

    @property
    def quotation(self) -> str:
        return " … ".join(self.quotes)

    @cached_property
    def context(self) -> str:
        """The whole sentences that the words stand in: they tell who says it, and how."""
        return " ".join(
            self.version.text[start:end]
            for start, end, _ in self.version.sentences
            if any(start < last and first < end for first, last in self.spans)
        )

    @property
    def statement(self) -> str:
        """The words as one statement, for a person to mend."""
        words = " ".join(" ".join(quote.split()) for quote in self.quotes)
        is_sentence = words[-1:].isascii() and words[-1:].isalnum()
        return sentence(words) if is_sentence else words[:1].upper() + words[1:]

    @cached_property
    def blocks(self) -> set[int]:
        """Places of the blocks that the words stand in."""
        return {
            block
            for start, end, block in self.version.sentences
            if any(start < last and first < end for first, last in self.spans)
        }


def passage_of(version: ArticleVersion, number: int, spans: Spans | None) -> Passage | None:
    """None where the text has no sentence of that number."""
    whole = sentence_at(version, number)
    return Passage(version, number, spans or (whole,)) if whole else None
