"""What the method gains and loses where the truth is known: from docs/confidence.md §4.

The figures are those of `python -m bench.truth`; a test compares them with that page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RealQuestions:
    """Shares of right answers in per cent: by majority, by the number of sources, by the sources'
    records alone (noisy-OR), and by these rules; then how many of the rules' answers were rated
    high, and how many of these are true (None if there are none)."""

    name: str
    key: str
    questions: int
    majority: float
    source_count: float
    records: float
    rules: float
    high: float
    high_true: float | None


@dataclass(frozen=True)
class CopiedWorld:
    """Shares of right answers in per cent in invented worlds: by majority, by the number of
    sources, by these rules with all copies taken for reports of their own, and with copies
    declared; `gain` is what that brings before rounding, below 0 where it costs."""

    copies: int
    who: str
    is_of_weak: bool
    majority: float
    source_count: float
    taken_for_own: float
    declared: float
    gain: float

    @property
    def gain_shown(self) -> str:
        return f"{self.gain:+.1f}".replace("-", "−")


REAL = (
    RealQuestions("Populations of places", "population", 293, 73.4, 72.9, 82.3, 83.0, 1.0, 96.4),
    RealQuestions(
        "Where heritage sites lie, to the exact place",
        "heritages, exact", 785, 37.0, 36.9, 37.2, 33.5, 0.0, None,
    ),
    RealQuestions(
        "The same, any place that the site lies in",
        "heritages, within", 785, 91.9, 93.7, 94.5, 91.5, 17.3, 99.9,
    ),
)  # fmt: skip

WORLDS = (
    CopiedWorld(60, "weak sources of a weak one", True, 47.6, 50.0, 82.4, 85.0, 2.6),
    CopiedWorld(60, "strong sources of a weak one", True, 46.8, 52.1, 53.1, 69.6, 16.5),
    CopiedWorld(60, "weak sources of a strong one", False, 84.7, 84.7, 85.0, 82.0, -3.0),
    CopiedWorld(60, "strong sources of a strong one", False, 85.2, 85.2, 85.3, 86.8, 1.5),
    CopiedWorld(80, "weak sources of a weak one", True, 47.0, 82.5, 76.5, 81.9, 5.5),
    CopiedWorld(80, "strong sources of a weak one", True, 49.7, 80.8, 54.3, 67.7, 13.4),
    CopiedWorld(80, "weak sources of a strong one", False, 84.7, 84.7, 84.7, 59.2, -25.5),
    CopiedWorld(80, "strong sources of a strong one", False, 82.9, 82.9, 82.9, 79.8, -3.2),
)


@dataclass(frozen=True)
class Gains:
    """Points that recording copies brings where a weak source is copied, `least` and `most`, and
    what it costs at worst."""

    least: float
    most: float
    loss: float


def gains() -> Gains:
    of_weak = [world.gain for world in WORLDS if world.is_of_weak]
    return Gains(min(of_weak), max(of_weak), -min(world.gain for world in WORLDS))
