"""Two runs of words beside each other: how much is the same, and what differs how badly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.anchoring.spelling import is_near
from articles.logic.anchoring.words import Word

#: Costs of differences, so that words stand beside those that they became. What must not differ
#: costs little more than what may: else the alignment would rather drop the words around it.
SLIP, SMALL, LARGE, KEPT, REPLACED, KEPT_REPLACED = 2, 3, 5, 6, 7, 8
_PAIR, _GONE, _ADDED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Differences:
    """`slips` of the hand, `small` words that came, went or were replaced by others, `large` ones
    that came or went, and `replaced` ones.

    `kept` counts figures, names, negations and the like that differ: none may. `weight` is
    what is the same, in letters; `first` and `last` are the found words at both ends.
    """

    slips: int = 0
    small: int = 0
    large: int = 0
    replaced: int = 0
    kept: int = 0
    weight: int = 0
    first: int = 0
    last: int = -1

    @property
    def is_same(self) -> bool:
        return not (self.slips or self.small or self.large or self.replaced or self.kept)


def compare(
    quoted: Sequence[Word],
    found: Sequence[Word],
    *,
    open_start: bool = False,
    open_end: bool = False,
) -> Differences:
    """The best alignment; found words before the first and behind the last cost nothing if open.

    Needleman and Wunsch's global alignment, with free ends where asked for. Time grows with
    the product of both lengths.
    """
    moves: list[bytearray] = []
    row = [0]
    for word in found:
        row.append(0 if open_start else row[-1] + _lone(word))
    for word in quoted:
        row, move = _row(word, found, row)
        moves.append(move)
    last = len(found)
    if open_end:
        last = min(range(len(found) + 1), key=lambda index: (row[index], index))
    return _told(quoted, found, moves, last, open_start)


def _row(word: Word, found: Sequence[Word], above: list[int]) -> tuple[list[int], bytearray]:
    gone = _lone(word)
    row, move = [above[0] + gone], bytearray([_GONE])
    for index, other in enumerate(found):
        best = above[index] + (0 if word.key == other.key and word.text == other.text
                               else _pair(word, other))  # fmt: skip
        kind = _PAIR
        if above[index + 1] + gone < best:
            best, kind = above[index + 1] + gone, _GONE
        if best > row[index]:
            added = row[index] + _lone(other)
            if added < best:
                best, kind = added, _ADDED
        row.append(best)
        move.append(kind)
    return row, move


def _lone(word: Word) -> int:
    return KEPT if word.is_kept else SMALL if word.is_small else LARGE


def _pair(word: Word, other: Word) -> int:
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


def _told(
    quoted: Sequence[Word],
    found: Sequence[Word],
    moves: list[bytearray],
    last: int,
    open_start: bool,
) -> Differences:
    counts = {SLIP: 0, SMALL: 0, LARGE: 0, REPLACED: 0, KEPT: 0, KEPT_REPLACED: 0}
    weight, i, j = 0, len(quoted), last
    while i or (j and not open_start):
        kind = moves[i - 1][j] if i else _ADDED
        if kind == _PAIR:
            i, j = i - 1, j - 1
            cost = _pair(quoted[i], found[j])
            weight += 0 if cost else quoted[i].weight
        elif kind == _GONE:
            i -= 1
            cost = _lone(quoted[i])
        else:
            j -= 1
            cost = _lone(found[j])
        if cost:
            counts[cost] += 1
    return Differences(
        slips=counts[SLIP],
        small=counts[SMALL],
        large=counts[LARGE],
        replaced=counts[REPLACED],
        kept=counts[KEPT] + counts[KEPT_REPLACED],
        weight=weight,
        first=j,
        last=last - 1,
    )
