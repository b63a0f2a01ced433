"""Contexts that show another sentence like the quoted one."""

from __future__ import annotations

from collections.abc import Sequence

from articles.logic.anchoring.comparing import compare
from articles.logic.anchoring.contexts import Context
from articles.logic.anchoring.words import Word

#: Found words past the recorded ones that an alignment may use.
MORE = 6


def is_parallel(recorded: Context, found: Context) -> bool:
    """Whether the rest of the paragraph is alike but gives other figures or names."""
    rest = recorded.words[recorded.inner : recorded.near]
    other = found.words[found.inner : min(found.near, found.inner + len(rest) + MORE)]
    if not rest or not other:
        return False
    if not _names_others(rest, other):
        return False
    return compare(rest, other, open_end=True).weight * 2 >= sum(word.weight for word in rest)


def is_contrary(recorded: Sequence[Word], found: Sequence[Word]) -> bool:
    """Whether one gives other figures or names, or is turned into its opposite."""
    turns, others = (sorted(w.key for w in words if w.turns) for words in (recorded, found))
    return turns != others or _names_others(recorded, found)


def _names_others(recorded: Sequence[Word], found: Sequence[Word]) -> bool:
    named, others = ({w.key for w in words if w.is_named} for words in (recorded, found))
    return bool(named - others and others - named)
