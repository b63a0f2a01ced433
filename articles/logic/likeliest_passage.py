"""The sentence of a text that says most nearly what a statement says."""

from __future__ import annotations

from collections.abc import Iterable

from articles.logic.likeness import Statement, percent_alike
from articles.logic.passages import says_something

#: Less alike than this, in per cent, is no quotation to propose: a sentence of an article says
#: more than the statement made from it, so that the bar is lower than for duplicates.
LEAST = 33

#: Sentences that are compared, and characters of one that is worth quoting whole.
MOST_SENTENCES, LONGEST = 1500, 600


def likeliest_passage(statement: str, sentences: Iterable[str]) -> str:
    """The likest sentence, the first of equals, in one line; "" where none is like it."""
    wanted = Statement.of(statement)
    best, found = LEAST - 1, ""
    for number, text in enumerate(sentences):
        if number == MOST_SENTENCES:
            break
        told = " ".join(text.split())
        if not told or len(told) > LONGEST or not says_something(told):
            continue
        alike = percent_alike(wanted, Statement.of(told))
        if alike > best:
            best, found = alike, told
    return found
