"""Claims in the text of an article: which words carry which claims, also where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Reach:
    """Words of a claim: a range in code points of the whole text; `claim` is its place, from 0."""

    claim: int
    start: int
    end: int


@dataclass(frozen=True)
class Run:
    """Words of a block that all carry the same claims; `ends` are those that end behind it."""

    text: str
    claims: tuple[int, ...]
    ends: tuple[int, ...]


def runs(text: str, start: int, reaches: Iterable[Reach]) -> tuple[Run, ...]:
    """The text of one block, which begins at `start`, cut where a claim begins or ends.

    Reaches may overlap, nest, touch, repeat, or lie outside the block in part or in whole.
    A claim ends once in a block: behind its last words there.
    """
    inside = [
        Reach(r.claim, max(r.start - start, 0), min(r.end - start, len(text)))
        for r in reaches
        if r.end > start and r.start < start + len(text) and r.end > r.start
    ]
    cuts = sorted({0, len(text), *(r.start for r in inside), *(r.end for r in inside)})
    last = {r.claim: max(o.end for o in inside if o.claim == r.claim) for r in inside}
    made = []
    for begin, end in pairwise(cuts):
        carried = tuple(sorted({r.claim for r in inside if r.start <= begin and r.end >= end}))
        ends = tuple(claim for claim in carried if last[claim] == end)
        made.append(Run(text[begin:end], carried, ends))
    return tuple(made)


def located(text: str, start: int | None, end: int | None, exact: str) -> tuple[int, int] | None:
    """Where the exact words stand: at the given range if it still holds them, else at their
    only occurrence; None where they are gone or stand more than once."""
    if start is not None and end is not None and text[start:end] == exact:
        return start, end
    at = text.find(exact) if exact else -1
    if at < 0 or text.find(exact, at + 1) >= 0:
        return None
    return at, at + len(exact)


def sentences_reached(
    sentences: Sequence[tuple[int, int]], reaches: Iterable[Reach]
) -> dict[int, tuple[int, ...]]:
    """Places of sentences that carry claims → those claims, by place."""
    found: dict[int, set[int]] = {}
    for reach in reaches:
        for place, (begin, end) in enumerate(sentences):
            if reach.start < end and reach.end > begin:
                found.setdefault(place, set()).add(reach.claim)
    return {place: tuple(sorted(claims)) for place, claims in sorted(found.items())}
