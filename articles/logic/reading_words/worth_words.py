"""What makes a sentence worth checking, language by language."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorthWords:
    """Patterns of reasons, and of what speaks against them.

    `acts` are verbs of consequence, whoever is their subject; `changes` verbs of change, `relates`
    verbs of how companies stand to the world; `does` are any finite verbs of doing, enough only
    with a company that is known or somebody named in full. `dated` is a time that can be looked
    up. `plain` are things said to the reader, not about the world; `personal` the writer's own.
    """

    acts: re.Pattern[str]
    changes: re.Pattern[str]
    relates: re.Pattern[str]
    does: re.Pattern[str]
    compares: re.Pattern[str]
    superlatives: re.Pattern[str]
    dated: re.Pattern[str]
    counted: re.Pattern[str]
    plain: re.Pattern[str]
    personal: re.Pattern[str]
    supposing: re.Pattern[str]


def words_of_text(*alternatives: str) -> re.Pattern[str]:
    """Whole words in any case; the alternatives are patterns."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])", re.I)
