"""Invented worlds in which we know who copied whom.

Sixty questions, as many as a small desk may have resolved. Each has one true and four false
answers. Of twenty sources, ten are strong, right 85 times in 100 when they look for themselves,
and ten are weak, right 50 times in 100. A question has ten reports. At 60 % copying six of them
are copies and four first-hand, at 80 % eight and two; half of the first-hand ones are by strong
sources. All copies of a question go back to one first-hand report, by a weak or by a strong
source, and repeat it or an earlier copy of it. Who copies is strong or weak too, and reports
first-hand on other questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.truth_questions import Question, Report

QUESTIONS, REPORTS, SOURCES_EACH, FALSE_ANSWERS = 60, 10, 10, 4
RIGHT = {"strong": 0.85, "weak": 0.50}


@dataclass(frozen=True, slots=True)
class World:
    """`copying` is the share of copies, 0 to 1; `copied` and `copiers` are "weak" or "strong"."""

    copying: float
    copied: str
    copiers: str

    def __str__(self) -> str:
        return f"{100 * self.copying:.0f} % copies, {self.copiers} sources of a {self.copied} one"

    def questions(self, seed: int) -> list[Question]:
        """The same for the same seed."""
        rng = Random(f"{self} {seed}")
        return [self._question(rng, f"q{number:02}") for number in range(QUESTIONS)]

    def _question(self, rng: Random, name: str) -> Question:
        copies = round(REPORTS * self.copying)
        of_each = (REPORTS - copies) // 2
        # In random order, so that who copies this time does not report first-hand as well.
        sources = {
            strength: [f"{strength} {n}" for n in rng.sample(range(SOURCES_EACH), SOURCES_EACH)]
            for strength in RIGHT
        }
        copiers, sources[self.copiers] = (
            sources[self.copiers][:copies],
            sources[self.copiers][copies:],
        )
        first_hand = {
            strength: [
                Report(f"{name} {source}", source, _answer(rng, RIGHT[strength]))
                for source in names[:of_each]
            ]
            for strength, names in sources.items()
        }
        story = [rng.choice(first_hand[self.copied])]
        for source in copiers:
            parent = rng.choice(story)
            story.append(Report(f"{name} {source}", source, parent.value, parent.id))
        reports = (*first_hand["strong"], *first_hand["weak"], *story[1:])
        return Question(name, reports, frozenset({"true"}))


def _answer(rng: Random, right: float) -> str:
    return "true" if rng.random() < right else f"false {rng.randrange(FALSE_ANSWERS)}"


WORLDS = tuple(
    World(copying, copied, copiers)
    for copying in (0.6, 0.8)
    for copied in ("weak", "strong")
    for copiers in ("weak", "strong")
)
