"""The method page: the rules' own numbers and words, so that it cannot say anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from articles.logic.confidence import ALGORITHM_VERSION, RULES, TABLE, ConstantsTable
from articles.logic.rule_words import RULE_WORDS, RuleWords
from articles.logic.vocabulary import (
    Confidence,
    Credibility,
    Directness,
    EvidenceKind,
    Interest,
    Reliability,
    Temporal,
    Term,
    Verdict,
)
from articles.public.reading.method_example import Step, changes, steps
from articles.public.reading.method_figures import (
    REAL,
    WORLDS,
    CopiedWorld,
    Gains,
    RealQuestions,
    gains,
)
from articles.public.reading.method_versions import VERSIONS, Version

#: How high each rule lets an assessment rise; a test runs the rules against these words.
AT_MOST = {
    "R0": "very high, and never more than 99 of 100",
    "R1": "low; moderate if there are two such origins or more",
    "R2": "moderate; high with an authoritative record",
    "R3": "high; no limit for two with such a record",
    "R4": "moderate",
    "R5": "high",
    "R6": "moderate",
}


@dataclass(frozen=True)
class Weight:
    """A term with its points, its factor or the days in which it loses half of its weight."""

    term: Term
    number: float

    @property
    def shown(self) -> str:
        return f"{self.number:g}"


@dataclass(frozen=True)
class Limit:
    words: RuleWords
    at_most: str


@dataclass(frozen=True)
class Method:
    """`percents` are the edges and shares of the table that are told in per cent."""

    version: str
    versions: tuple[Version, ...]
    table: ConstantsTable
    percents: Mapping[str, int]
    verdicts: tuple[Verdict, ...]
    words: tuple[tuple[Confidence, int], ...]
    reliabilities: tuple[Weight, ...]
    credibilities: tuple[Weight, ...]
    kinds: tuple[Weight, ...]
    directness: tuple[Weight, ...]
    interests: tuple[Weight, ...]
    half_lives: tuple[Weight, ...]
    limits: tuple[Limit, ...]
    steps: tuple[Step, ...]
    changes: tuple[str, ...]
    real: tuple[RealQuestions, ...]
    gains: Gains
    worlds: tuple[CopiedWorld, ...]


@cache
def method() -> Method:
    """No query; the same for everybody until the rules change."""
    return Method(
        version=ALGORITHM_VERSION,
        versions=VERSIONS,
        table=TABLE,
        percents={
            "second": round(TABLE.discount * 100),
            "third": round(TABLE.discount**2 * 100),
            "floor": round(TABLE.freshness_floor * 100),
            "supported": round(TABLE.supported_from * 100),
            "refuted": round(TABLE.refuted_to * 100),
        },
        verdicts=tuple(Verdict),
        words=tuple((word, int(TABLE.word_from_percent[word])) for word in reversed(Confidence)),
        reliabilities=_weights(TABLE.reliability, Reliability),
        credibilities=_weights(TABLE.credibility, Credibility),
        kinds=_weights(TABLE.kind, EvidenceKind),
        directness=_weights(TABLE.directness, Directness),
        interests=_weights(TABLE.interest, Interest),
        half_lives=_weights(TABLE.half_life_days, Temporal),
        limits=tuple(Limit(RULE_WORDS[rule.name], AT_MOST[rule.name]) for rule in RULES),
        steps=steps(),
        changes=changes(),
        real=REAL,
        gains=gains(),
        worlds=WORLDS,
    )


def _weights(numbers: Mapping[str, float], terms: type[Term]) -> tuple[Weight, ...]:
    return tuple(Weight(term, numbers[term]) for term in terms if term in numbers)
