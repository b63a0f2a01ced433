"""Where the marks of a chart go: plain numbers for SVG, no colours and no words of its own.

A level is 1 (very low) to 5 (very high), and 0 where a verdict carries no confidence.
Lengths are in the units of the chart's viewBox.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.logic.vocabulary import Confidence

#: Very low to very high as 1 to 5, in the order of the scale.
LEVELS: Mapping[str, int] = {word.value: rank for rank, word in enumerate(Confidence, start=1)}


def level_of(confidence: str | None) -> int:
    """1 to 5 for a confidence word, 0 for none."""
    return LEVELS.get(confidence or "", 0)


@dataclass(frozen=True)
class Segment:
    level: int
    count: int
    x: float
    width: float


def strip(counts: Mapping[int, int], *, width: float = 1000, gap: float = 4) -> list[Segment]:
    """A stacked bar, from very high down to none; levels that count nothing are left out.

    Each part keeps at least 2 % of the width, so that one claim among a thousand is seen.
    """
    present = [(level, counts[level]) for level in (5, 4, 3, 2, 1, 0) if counts.get(level)]
    if not present:
        return []
    room = width - gap * (len(present) - 1)
    total = sum(count for _, count in present)
    wanted = [max(count / total, 0.02) for _, count in present]
    scale = room / sum(wanted)
    segments, x = [], 0.0
    for (level, count), share in zip(present, wanted, strict=True):
        segments.append(Segment(level, count, round(x, 1), round(share * scale, 1)))
        x += share * scale + gap
    return segments


@dataclass(frozen=True)
class Square:
    level: int
    x: int
    y: int


def claims_per_square(largest: int, *, most: int = 30) -> int:
    """One square a claim as long as the longest row fits; beyond, a round number of claims."""
    for unit in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000):
        if largest <= unit * most:
            return unit
    return 100_000


def squares(
    counts: Mapping[int, int], *, unit: int = 1, columns: int = 10, pitch: int = 10
) -> list[Square]:
    """One square for `unit` claims or a part of them, the most certain first, in rows."""
    levels = [
        level for level in (5, 4, 3, 2, 1, 0) for _ in range(-(-counts.get(level, 0) // unit))
    ]
    return [
        Square(level, (place % columns) * pitch, (place // columns) * pitch)
        for place, level in enumerate(levels)
    ]


@dataclass(frozen=True)
class Spark:
    """Paths of a step line: `step` where there was a confidence, `gap` where none."""

    step: str
    gap: str
    end_y: float
    end_level: int


#: Height of each level in a sparkline 28 high; none runs along the foot.
SPARK_Y = (25.0, 21.0, 17.0, 12.5, 8.0, 3.5)


def spark(levels: Sequence[int], *, start: float = 2, end: float = 94) -> Spark:
    """Confidence from edition to edition, evenly spaced; `levels` must not be empty."""
    each = (end - start) / len(levels)
    step, gap = "", ""
    for place, level in enumerate(levels):
        x, to = round(start + place * each, 1), round(start + (place + 1) * each, 1)
        if level == 0:
            gap += f"M{x} {SPARK_Y[0]}H{to}"
        elif place and levels[place - 1]:
            step += f"V{SPARK_Y[level]}H{to}"
        else:
            step += f"M{x} {SPARK_Y[level]}H{to}"
    return Spark(step, gap, SPARK_Y[levels[-1]], levels[-1])


def spark_of(course: Sequence[str]) -> Spark:
    """Of the confidence of each edition as words, "" for none; not empty."""
    return spark([level_of(word) for word in course])


def course_in_words(course: Sequence[str]) -> str:
    """The same for those who do not see it: "low, then high"."""
    words: list[str] = []
    for word in course:
        said = word or "no confidence"
        if not words or words[-1] != said:
            words.append(said)
    return ", then ".join(words)


@dataclass(frozen=True)
class Node:
    """A neighbour's box: top left corner, its text, the line from the middle, its label."""

    x: float
    y: float
    text_x: float
    text_y: float
    line: str
    label_x: float
    label_y: float


#: More would not be read; the list beside the graph names them all.
MOST_NODES = 12
BOX_WIDTH, BOX_HEIGHT, GRAPH_WIDTH, NODE_PITCH = 160, 32, 560, 44


def graph_height(neighbours: int) -> int:
    rows = -(-min(neighbours, MOST_NODES) // 2)
    return max(rows, 2) * NODE_PITCH


def graph(neighbours: int) -> list[Node]:
    """Fixed places around a box in the middle: right and left by turns, top to bottom."""
    count = min(neighbours, MOST_NODES)
    height = graph_height(count)
    sides = [list(range(0, count, 2)), list(range(1, count, 2))]
    nodes: dict[int, Node] = {}
    for side, members in enumerate(sides):
        x = GRAPH_WIDTH - BOX_WIDTH - 1 if side == 0 else 1
        edge = x if side == 0 else x + BOX_WIDTH
        middle_edge = (GRAPH_WIDTH + BOX_WIDTH * (1 if side == 0 else -1)) / 2
        for place, member in enumerate(members):
            middle = height * (place + 0.5) / len(members)
            nodes[member] = Node(
                x=x,
                y=round(middle - BOX_HEIGHT / 2, 1),
                text_x=x + BOX_WIDTH / 2,
                text_y=round(middle + 4, 1),
                line=f"M{middle_edge} {height / 2}L{edge} {round(middle, 1)}",
                label_x=round((middle_edge + edge) / 2, 1),
                label_y=round((height / 2 + middle) / 2 - 4, 1),
            )
    return [nodes[member] for member in range(count)]
