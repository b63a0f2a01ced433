"""How often what was said with a confidence came out so (confidence.md §6.8).

A verdict speaks for an outcome where it is supported or refuted: supported says that it happens,
refuted that it does not. Of a hundred verdicts with a confidence word as many should come out so
as the word's band says (§2.5). Other verdicts say nothing that an outcome could bear out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from articles.logic.vocabulary import Confidence, OutcomeResult, Verdict
from articles.logic.weighing.table import TABLE

#: Fewer outcomes than these say nothing of anybody's calibration.
ENOUGH: Final = 30

_SPEAKS_FOR: Final = {
    Verdict.SUPPORTED: OutcomeResult.HAPPENED,
    Verdict.REFUTED: OutcomeResult.DID_NOT_HAPPEN,
}


@dataclass(frozen=True, slots=True)
class Said:
    """`times` claims of which a verdict was held with this word, and how they came out."""

    verdict: str
    word: str
    result: str
    times: int = 1

    @property
    def speaks(self) -> bool:
        return self.verdict in _SPEAKS_FOR and self.word in set(Confidence)

    @property
    def is_borne_out(self) -> bool:
        return self.speaks and _SPEAKS_FOR[Verdict(self.verdict)] == self.result


@dataclass(frozen=True, slots=True)
class Bin:
    """Of `said` verdicts with this word `borne_out` came out so; `low` to `high` % should."""

    word: Confidence
    said: int
    borne_out: int
    low: int
    high: int

    @property
    def percent(self) -> float:
        """What came out so, in percent; 0 where nothing was said."""
        return 100 * self.borne_out / self.said if self.said else 0.0

    @property
    def middle(self) -> float:
        """What the word leads one to expect, in percent: the middle of its band."""
        return (self.low + self.high) / 2

    @property
    def is_within(self) -> bool:
        return self.low <= self.percent <= self.high


def bins(rows: Iterable[Said]) -> tuple[Bin, ...]:
    """One for each word of confidence, from very low to very high, also where nothing was said."""
    said = dict.fromkeys(Confidence, 0)
    borne_out = dict.fromkeys(Confidence, 0)
    for row in rows:
        if row.speaks:
            said[Confidence(row.word)] += row.times
            borne_out[Confidence(row.word)] += row.times if row.is_borne_out else 0
    return tuple(Bin(word, said[word], borne_out[word], *_band(word)) for word in Confidence)


def _band(word: Confidence) -> tuple[int, int]:
    """From where the word begins to where the next one does, in percent."""
    begins = [round(TABLE.word_from_percent[one]) for one in Confidence]
    place = list(Confidence).index(word)
    return begins[place], begins[place + 1] if place + 1 < len(begins) else 100
