"""What it costs to take one word for another, or for none."""

from __future__ import annotations

from functools import lru_cache

from articles.logic.anchoring.differences import KEPT, KEPT_REPLACED, LARGE, REPLACED, SLIP, SMALL
from articles.logic.anchoring.spelling import is_near
from articles.logic.anchoring.words import Word


def lone(word: Word) -> int:
    """The cost of a word that came or went."""
    return KEPT if word.is_kept else SMALL if word.is_small else LARGE


@lru_cache(maxsize=65_536)
def pair(word: Word, other: Word) -> int:
    """The cost of a word that became the other; 0 for the same."""
    if is_same(word, other):
        return 0
    if is_near(word.key, other.key) and word.may_slip and other.may_slip:
        return SLIP
    if word.is_kept or other.is_kept:
        return KEPT_REPLACED
    return SMALL if word.is_small and other.is_small else REPLACED


def is_same(word: Word, other: Word) -> bool:
    """Whether they are one word; "US" and "us" are two."""
    if word.key != other.key:
        return False
    return word.text.isupper() == other.text.isupper() or not 1 < len(word.text) < 5
