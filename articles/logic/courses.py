"""Confidence over time: the step line of one claim, and what it shows in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from articles.logic.vocabulary import Confidence, Verdict

_WORDS = [word.value for word in Confidence]
WIDTH, HEIGHT, STEP = 400, 160, 32


@dataclass(frozen=True)
class Point:
    """What one edition said; confidence is "" for a verdict without one."""

    number: int
    published_at: datetime
    verdict: str
    confidence: str


@dataclass(frozen=True)
class Course:
    """Paths in a box 400 × 160, a band of 32 for each of the five words, very high on top."""

    line: str
    gap: str
    bands: tuple[str, ...]
    finding: str
    first: datetime
    last: datetime


def course(points: Sequence[Point]) -> Course | None:
    """The line of at least two editions, oldest first, in proportion to time; else None."""
    if len(points) < 2:
        return None
    begin, end = points[0].published_at, points[-1].published_at
    seconds = max((end - begin).total_seconds(), 1.0)
    # A tenth is kept for the newest edition, which holds until now.
    xs = [(p.published_at - begin).total_seconds() / seconds * WIDTH * 0.9 for p in points]
    line, gap = "", ""
    before: str | None = None
    for point, x, to in zip(points, xs, [*xs[1:], float(WIDTH)], strict=True):
        if not point.confidence:
            gap += f"M{x:.1f} {HEIGHT - 4}H{to:.1f}"
        elif before:
            line += f"V{_y(point.confidence)}H{to:.1f}"
        else:
            line += f"M{x:.1f} {_y(point.confidence)}H{to:.1f}"
        before = point.confidence
    bands = tuple(f"M0 {STEP // 2 + STEP * n}H{WIDTH}" for n in range(5))
    return Course(line, gap, bands, finding(points), begin, end)


def _y(confidence: str) -> int:
    return HEIGHT - STEP // 2 - STEP * _WORDS.index(confidence)


def finding(points: Sequence[Point]) -> str:
    """What the last change of verdict or confidence was, in one sentence."""
    for earlier, later in reversed(list(pairwise(points))):
        said = []
        if earlier.confidence != later.confidence:
            said.append(_moved(earlier.confidence, later.confidence))
        if earlier.verdict != later.verdict:
            from_, to = Verdict(earlier.verdict).label, Verdict(later.verdict).label
            said.append(f"the verdict changed from {from_} to {to}")
        if said:
            words = ", and ".join(said)
            return f"{words[0].upper()}{words[1:]}, with edition {later.number}."
    return f"Verdict and confidence have not changed in {len(points)} editions."


def _moved(earlier: str, later: str) -> str:
    if not earlier:
        return f"a confidence was first given: {later}"
    if not later:
        return f"the confidence ({earlier}) was taken back"
    verb = "rose" if _WORDS.index(later) > _WORDS.index(earlier) else "fell"
    return f"confidence {verb} from {earlier} to {later}"
