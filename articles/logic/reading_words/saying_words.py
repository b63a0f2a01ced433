"""What a language offers to tell who says something: one table a language."""

from __future__ import annotations

import re
from dataclasses import dataclass


def any_of(*words: str) -> str:
    """Alternatives of a pattern, each a string of them parted by "|", as one group."""
    return f"(?:{'|'.join(words)})"


def whole(*words: str) -> re.Pattern[str]:
    """Any of the words, as whole words, in any case."""
    return re.compile(rf"(?<![\w’'-]){any_of(*words)}(?![\w-])", re.I)


def ending(*words: str) -> re.Pattern[str]:
    """Any of the words where they end a text."""
    return re.compile(rf"(?:^|(?<=[\s’']))(?:{'|'.join(words)})\s*$", re.I)


def opening(*words: str) -> re.Pattern[str]:
    """Any of the words where they begin a text."""
    return re.compile(rf"\s*(?:{'|'.join(words)})(?![\w-])", re.I)


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Patterns for a language whose speaker stands before the verb, or behind it after a quotation.

    `says` are verbs of saying in their finite forms. Those in `weak` say only with a following
    `that`, in a parenthesis or with a subject that is one of `speakers`; those in `nouns` are
    nouns as well. `stops` before a verb or `idle` behind it make it something else. `glue` stands
    between a subject and its verb, `clause_words` begin a clause, and what follows one of
    `under` is no main clause. `according` and `by` have the speaker as their group "who".
    """

    says: re.Pattern[str]
    weak: re.Pattern[str]
    nouns: re.Pattern[str]
    denies: re.Pattern[str]
    denied_idle: re.Pattern[str]
    asks: re.Pattern[str]
    open_questions: re.Pattern[str]
    according: re.Pattern[str]
    that: re.Pattern[str]
    speakers: re.Pattern[str]
    stops: re.Pattern[str]
    idle: re.Pattern[str]
    glue: re.Pattern[str]
    clause_words: re.Pattern[str]
    under: re.Pattern[str]
    lead_ins: re.Pattern[str]
    nobody: re.Pattern[str]
    no_subject: re.Pattern[str]
    behind_stops: re.Pattern[str]
    verbs: re.Pattern[str]
    told: re.Pattern[str]
    hearers: re.Pattern[str]
    hedges: re.Pattern[str]
