"""The methods that are compared. Each learns from the half of the questions that grades.

A source's share of right reports there, (right + 1) / (reports + 2), is what noisy-OR takes for
the probability that it is right, and what its grade is read from: the best of A to E whose
points, 10·log10(odds), it reaches; F if it has no report in that half. Nobody judged single
reports, so credibility follows the grade, as it does for most ratings in the field: A2, B2, C3,
D4, E5, F6. Every report is an outlet's with reporting of its own, unless it is a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import log10, prod

from articles.logic.confidence import TABLE, ClaimFacts, EvidenceItem, suggest
from articles.logic.vocabulary import Stance
from bench.truth_questions import Question, Report

AS_OF = date(2025, 6, 1)
FACT = ClaimFacts("fact", "event")
CREDIBILITY = {"A": 2, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6}
#: Balances of more sources than this are too rare to learn from one by one.
MOST_COUNTED = 4
SIDES = (Stance.SUPPORTS, Stance.DISPUTES)

#: The probability that the value is the answer to the question.
Method = Callable[[Question, str], float]


@dataclass(frozen=True, slots=True)
class Record:
    """What a source got right in the half that grades."""

    right: int
    reports: int

    @property
    def accuracy(self) -> float:
        return (self.right + 1) / (self.reports + 2)

    @property
    def grade(self) -> str:
        if not self.reports:
            return "F"
        points = 10 * log10(self.accuracy / (1 - self.accuracy))
        return next((g for g in "ABCD" if points >= TABLE.reliability[g] - 1e-9), "E")


NOTHING_KNOWN = Record(0, 0)


def records(grading: Iterable[Question]) -> dict[str, Record]:
    """The record of every source with a report in these questions."""
    reports: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for question in grading:
        for report in question.reports:
            reports[report.source] += 1
            right[report.source] += report.value in question.true
    return {source: Record(right[source], number) for source, number in reports.items()}


def majority(question: Question, value: str) -> float:
    """The share of sources for the value among all that say yes or no to it."""
    pro, con = (len(list(question.sources(value, stance))) for stance in SIDES)
    return pro / (pro + con)


def source_count(grading: Sequence[Question]) -> Method:
    """How often claims with this balance of sources, for minus against, were true."""
    true: Counter[int] = Counter()
    seen: Counter[int] = Counter()
    for question in grading:
        for value in question.values:
            seen[balance(question, value)] += 1
            true[balance(question, value)] += value in question.true

    def method(question: Question, value: str) -> float:
        number = balance(question, value)
        return (true[number] + 1) / (seen[number] + 2)

    return method


def balance(question: Question, value: str) -> int:
    pro, con = (len(list(question.sources(value, stance))) for stance in SIDES)
    return max(-MOST_COUNTED, min(MOST_COUNTED, pro - con))


def noisy_or(record_of: Mapping[str, Record]) -> Method:
    """1 − Π(1 − accuracy) on each side, every source by itself; the odds of one over the other.

    A side below even odds is no evidence of the opposite, and counts as even.
    """

    def odds(question: Question, value: str, stance: Stance) -> float:
        all_wrong = prod(
            1 - record_of.get(source, NOTHING_KNOWN).accuracy
            for source in question.sources(value, stance)
        )
        return max(1.0, (1 - all_wrong) / all_wrong)

    def method(question: Question, value: str) -> float:
        pro, con = (odds(question, value, stance) for stance in SIDES)
        return pro / (pro + con)

    return method


class Copies(Enum):
    """What the desk recorded about copies."""

    DECLARED = "from which report each was copied"
    SILENT = "nothing: they do not say where they have it"
    TAKEN_FOR_OWN = "own reporting, which they are not"


def ours(record_of: Mapping[str, Record], copies: Copies) -> Method:
    """Our `suggest`."""

    def item(question: Question, report: Report, value: str) -> EvidenceItem:
        grade = record_of.get(report.source, NOTHING_KNOWN).grade
        is_declared = bool(report.copied) and copies is Copies.DECLARED
        is_own = not report.copied or copies is Copies.TAKEN_FOR_OWN
        return EvidenceItem(
            id=report.id,
            stance=question.stance(report, value),
            source=report.source,
            reliability=grade,
            credibility=CREDIBILITY[grade],
            kind="media_report",
            derived_from=(report.copied,) if is_declared else (),
            own_reporting=is_own,
        )

    def method(question: Question, value: str) -> float:
        items = [item(question, report, value) for report in question.reports]
        score = suggest(FACT, items, as_of=AS_OF).score
        assert score is not None
        return score / 100

    return method
