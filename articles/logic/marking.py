"""Claims in the text of an article: which words carry which claims, also where they overlap.

All ranges are code points of the whole text, half open. Blocks and sentences come in the
order of the text and do not overlap. Time grows with what is given and with what comes out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Reach:
    """Words of a claim; `claim` is its place among the claims, from 0."""

    claim: int
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """Words of a claim inside one block: the `place`-th of its `of` stretches, from 1."""

    claim: int
    start: int
    end: int
    place: int
    of: int


@dataclass(frozen=True)
class Run:
    """Words that all carry the same claims.

    `lines` are the lines under the words, the nearest first, each with the stretch it stands
    for or None where it is free; a stretch keeps its line. `foremost` is the stretch that the
    words belong to most closely: begun last, of those the shortest. `begins` and `ends` are
    the stretches that begin with these words and that end behind them.
    """

    text: str
    lines: tuple[Stretch | None, ...]
    foremost: Stretch | None
    begins: tuple[Stretch, ...]
    ends: tuple[Stretch, ...]


def stretches(
    blocks: Sequence[tuple[int, int]], reaches: Iterable[Reach]
) -> list[tuple[Stretch, ...]]:
    """The stretches of each block, by their beginnings, the longer first.

    Reaches of one claim that overlap or touch are one; what lies outside all blocks is
    left out.
    """
    ends = [end for _, end in blocks]
    parts: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for reach in _joined(reaches):
        block = bisect_right(ends, reach.start)
        while block < len(blocks) and blocks[block][0] < reach.end:
            start, end = max(reach.start, blocks[block][0]), min(reach.end, blocks[block][1])
            if start < end:
                parts[reach.claim].append((block, start, end))
            block += 1
    found: list[list[Stretch]] = [[] for _ in blocks]
    for claim, places in parts.items():
        for place, (block, start, end) in enumerate(places, start=1):
            found[block].append(Stretch(claim, start, end, place, len(places)))
    return [tuple(sorted(held, key=lambda s: (s.start, -s.end, s.claim))) for held in found]


def _joined(reaches: Iterable[Reach]) -> list[Reach]:
    made: list[Reach] = []
    ordered = sorted((r.claim, r.start, r.end) for r in reaches if r.start < r.end)
    for claim, start, end in ordered:
        if made and made[-1].claim == claim and made[-1].end >= start:
            made[-1] = Reach(claim, made[-1].start, max(made[-1].end, end))
        else:
            made.append(Reach(claim, start, end))
    return made


def runs(text: str, start: int, held: Iterable[Stretch]) -> tuple[Run, ...]:
    """The text of one block, which begins at `start`, cut where a stretch begins or ends.

    `held` are the block's stretches as `stretches` gives them.
    """
    begins: dict[int, list[Stretch]] = defaultdict(list)
    ends: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in held:
        begins[stretch.start].append(stretch)
        ends[stretch.end].append(stretch)
    cuts = sorted({start, start + len(text), *begins, *ends})
    lines: list[Stretch | None] = []
    made = []
    for begin, end in pairwise(cuts):
        _end(lines, ends.get(begin, ()))
        for stretch in begins.get(begin, ()):
            _begin(lines, stretch)
        carried = [stretch for stretch in lines if stretch is not None]
        made.append(
            Run(
                text[begin - start : end - start],
                tuple(lines),
                min(carried, key=lambda s: (-s.start, s.end, s.claim), default=None),
                tuple(begins.get(begin, ())),
                tuple(sorted(ends.get(end, ()), key=lambda s: s.claim)),
            )
        )
    return tuple(made)


def _begin(lines: list[Stretch | None], stretch: Stretch) -> None:
    """On the first free line."""
    if None in lines:
        lines[lines.index(None)] = stretch
    else:
        lines.append(stretch)


def _end(lines: list[Stretch | None], ended: Sequence[Stretch]) -> None:
    for stretch in ended:
        lines[lines.index(stretch)] = None
    while lines and lines[-1] is None:
        lines.pop()


def located(text: str, start: int | None, end: int | None, exact: str) -> tuple[int, int] | None:
    """Where the exact words stand: at the given range if it still holds them, else at their
    only occurrence; None where they are gone or stand more than once."""
    if start is not None and end is not None and text[start:end] == exact:
        return start, end
    at = text.find(exact) if exact else -1
    if at < 0 or text.find(exact, at + 1) >= 0:
        return None
    return at, at + len(exact)


#: Signs that print the same words: quotation marks, dashes, a space that does not break.
_SAME_SIGNS = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—\u00a0", '\'\'\'\'""""""----- ')


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in white space, quotation marks and dashes at most."""
    first, second = (" ".join(text.translate(_SAME_SIGNS).split()) for text in (one, other))
    return first == second


def sentences_reached(
    sentences: Sequence[tuple[int, int]], reaches: Iterable[Reach]
) -> dict[int, tuple[int, ...]]:
    """Places of sentences that carry claims → those claims, by place."""
    ends = [end for _, end in sentences]
    found: dict[int, set[int]] = {}
    for reach in _joined(reaches):
        place = bisect_right(ends, reach.start)
        while place < len(sentences) and sentences[place][0] < reach.end:
            found.setdefault(place, set()).add(reach.claim)
            place += 1
    return {place: tuple(sorted(claims)) for place, claims in sorted(found.items())}
