"""Whether what stands around a place is enough to take it for the quoted one."""

from __future__ import annotations

from articles.logic.anchoring.differences import Differences
from articles.logic.anchoring.sides import Side

#: Letters that agree in a sentence, for it to be known again beside one unchanged neighbour,
#: and with none.
SENTENCE, LONG_SENTENCE = 24, 60
#: Words of a quotation to one that may be new or gone, and to one that may be replaced. Short
#: sentences that differ in one word are often two.
WORDS_TO_A_CHANGE, WORDS_TO_A_REPLACEMENT = 8, 12
#: Letters that agree in a misspelt sentence beside one unchanged neighbour.
MISSPELT = 36
#: Letters that must agree next to words that differ themselves.
BESIDE = 12
#: Letters of words that are known again beside an edit, and those of its side that still agree.
PHRASE, REST = 10, 6
#: Letters of a clause that is known again where the rest of its sentence was put otherwise, and
#: those that stand unchanged on its other side.
CLAUSE = 16


def fits(weight: int, left: Side, right: Side) -> bool:
    """The sentence is the same, as far as it was recorded; what stands around it decides."""
    known = [side for side in (left, right) if side.is_known]
    if all(side.is_full for side in known):
        return True
    if left.is_parallel or right.is_parallel:
        return False
    weight += left.differences.weight + right.differences.weight
    return weight >= (SENTENCE if left.speaks or right.speaks else LONG_SENTENCE)


def fits_though_edited(weight: int, size: int, left: Side, right: Side) -> bool:
    """The words are the same and something near them in the sentence is not."""
    if left.is_parallel or right.is_parallel:
        return False
    sides = (left, right)
    kept = any(side.differences.kept for side in sides)
    slips = sum(side.differences.slips for side in sides)
    if slips <= 2 and not kept and not any(_is_reworded(side.differences) for side in sides):
        weight += left.differences.weight + right.differences.weight
        backed = left.speaks or right.speaks or left.support + right.support >= SENTENCE
        return backed and weight >= SENTENCE
    edited = [side for side in sides if not side.differences.is_same]
    if len(edited) > 1 or not (left.speaks or right.speaks):
        return False
    if not kept and weight >= LONG_SENTENCE:
        return True
    if weight >= PHRASE and _is_edited_once(edited[0].beyond, size):
        return True
    other = right if edited[0] is left else left
    return weight >= CLAUSE and other.support >= CLAUSE and not edited[0].is_contrary


def _is_edited_once(side: Differences, size: int) -> bool:
    """All that was recorded of a side stands there but for a word, or two beside many words."""
    if side.kept or side.slips > 2 or side.small > 2 or side.weight < REST:
        return False
    return side.large + side.replaced <= (2 if size >= WORDS_TO_A_REPLACEMENT else 1)


def fits_though_different(words: Differences, size: int, left: Side, right: Side) -> bool:
    """The words themselves differ: both sides have to speak for the place."""
    sides = (left, right)
    if any(
        side.is_parallel or side.differences.kept or _is_reworded(side.differences)
        for side in sides
    ):
        return False
    slips = left.differences.slips + right.differences.slips
    if slips > 1 or words.slips > 1 + size // 5:
        return False
    if _is_reworded(words):
        return (
            all(side.is_full for side in sides)
            and sum(side.speaks for side in sides) > bool(words.replaced)
            and words.small <= 1 + size // WORDS_TO_A_CHANGE
            and words.large <= (size + WORDS_TO_A_CHANGE // 2) // WORDS_TO_A_CHANGE
            and words.replaced <= size // WORDS_TO_A_REPLACEMENT
        )
    if not any(side.is_known for side in sides):
        return size >= 6 and words.weight >= LONG_SENTENCE // 2
    backed = sum(side.is_full or side.support >= BESIDE for side in sides if side.is_known)
    if backed == sum(side.is_known for side in sides):
        return True
    return backed > 0 and words.weight >= MISSPELT


def _is_reworded(differences: Differences) -> bool:
    return bool(differences.small or differences.large or differences.replaced)
