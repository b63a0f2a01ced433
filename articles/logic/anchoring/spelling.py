"""A word and its misspelling."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def is_near(one: str, other: str) -> bool:
    """Whether the two differ as a word and its misspelling: by one slip of the hand.

    A beginning that one has and the other has not ("likely", "unlikely") is no slip. Long words
    may hold two slips behind their third letter.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) < 3 or len(long) - len(short) > 2:
        return False
    head = _alike(short, long)
    tail = min(_alike(short[::-1], long[::-1]), len(short) - head)
    left, right = short[head : len(short) - tail], long[head : len(long) - tail]
    if len(left) == len(right) == 2 and left == right[::-1]:
        return len(long) > 3 or head > 0
    if len(long) < 4:
        return False
    if len(right) == 1:
        return head > 0 if not left else head > 0 or len(long) > 4
    return len(long) > 8 and head > 2 and len(right) <= 2


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
