"""What a search is made of: words and phrases, operators, and where each was typed."""

from __future__ import annotations

from dataclasses import dataclass

from articles.logic.vocabulary import Term


class WordKind(Term):
    """Where a word that search knows was published."""

    CLAIM = "claim", "Claims"
    TITLE = "title", "Titles"
    NAME = "name", "Names"


@dataclass(frozen=True, slots=True)
class Typed:
    """A word or a quoted phrase; `start` and `end` are its place in the text as typed.

    `is_without`: it was typed with a "-" before it. `is_either`: an "or" stands before it.
    """

    text: str
    start: int
    end: int
    is_phrase: bool = False
    is_without: bool = False
    is_either: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """`name:value`, with its place in the text as typed."""

    name: str
    value: str
    start: int
    end: int
