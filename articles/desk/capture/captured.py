"""What a reader makes of the bytes of an article, and the refusal when it can't."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.blocks import Block
from articles.logic.partial_dates import PartialDate
from articles.logic.sentences import Sentence


class Unreadable(ValueError):
    """The bytes give no whole article; the message says why, in the user's words."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a page says of itself, and where it says so.

    `field` is one of title, byline, publisher, published, language and canonical_url; `value` is
    written as in a form (a date as 2025-06-13); `where` is in an editor's words, such as
    "JSON-LD headline" or "the text of the page".
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Captured:
    """One article as received.

    `text` is in Unicode's normal form C with "\\n" as its only line break; blocks and sentences
    are code point ranges into it, in order. The title is a field of its own and no block; in a
    plain text its line stays in `text`. None means "not stated".

    `stated` tells where title, byline, publisher, published, language and canonical_url come
    from: for each field that has a value the chosen one first, then others that differ.
    """

    title: str
    byline: str | None
    publisher: str | None
    published: PartialDate | None
    language: str | None
    canonical_url: str | None
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    text: str
    media_type: str
    stated: tuple[Stated, ...]
