"""How far apart two words are written, counted as typing errors."""

from __future__ import annotations

import unicodedata

#: A word of so many letters may have two errors, a shorter one has one, the shortest none.
LONG, SHORTEST = 8, 4


def errors(typed: str, meant: str) -> int:
    """Letters left out, added, exchanged, and neighbours swapped; case and accents are none.

    Optimal string alignment distance (Damerau 1964, without edits inside a swap).
    """
    a, b = _bare(typed), _bare(meant)
    before, last = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[len(b)]


def forgiven(typed: str, meant: str) -> bool:
    """Whether one may stand for the other: few errors for its length."""
    shorter = min(len(typed), len(meant))
    if shorter < SHORTEST - 1 or len(meant) < SHORTEST:
        return False
    return errors(typed, meant) <= (2 if len(meant) >= LONG else 1)


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
