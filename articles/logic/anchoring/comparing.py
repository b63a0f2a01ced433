"""Two runs of words beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from articles.logic.anchoring.differences import Differences, differences_of
from articles.logic.anchoring.pairing import lone, pair
from articles.logic.anchoring.words import Word

_PAIR, _GONE, _ADDED = 0, 1, 2


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
        row.append(0 if open_start else row[-1] + lone(word))
    for word in quoted:
        row, move = _row(word, found, row)
        moves.append(move)
    last = len(found)
    if open_end:
        last = min(range(len(found) + 1), key=lambda index: (row[index], index))
    return _told(quoted, found, moves, last, open_start)


def _row(word: Word, found: Sequence[Word], above: list[int]) -> tuple[list[int], bytearray]:
    gone = lone(word)
    row, move = [above[0] + gone], bytearray([_GONE])
    for index, other in enumerate(found):
        best = above[index] + (0 if word.key == other.key and word.text == other.text
                               else pair(word, other))  # fmt: skip
        kind = _PAIR
        if above[index + 1] + gone < best:
            best, kind = above[index + 1] + gone, _GONE
        if best > row[index]:
            added = row[index] + lone(other)
            if added < best:
                best, kind = added, _ADDED
        row.append(best)
        move.append(kind)
    return row, move


def _told(
    quoted: Sequence[Word],
    found: Sequence[Word],
    moves: list[bytearray],
    last: int,
    open_start: bool,
) -> Differences:
    counts: Counter[int] = Counter()
    weight, i, j = 0, len(quoted), last
    while i or (j and not open_start):
        kind = moves[i - 1][j] if i else _ADDED
        if kind == _PAIR:
            i, j = i - 1, j - 1
            cost = pair(quoted[i], found[j])
            weight += 0 if cost else quoted[i].weight
        elif kind == _GONE:
            i -= 1
            cost = lone(quoted[i])
        else:
            j -= 1
            cost = lone(found[j])
        if cost:
            counts[cost] += 1
    return differences_of(counts, weight, j, last - 1)
