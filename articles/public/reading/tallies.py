"""Claims counted by verdict and confidence: the squares of the tally, the parts of the strip."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from articles.logic.charts import (
    Segment,
    Square,
    claims_per_square,
    level_of,
    squares,
    strip,
)
from articles.logic.vocabulary import Challenge, Confidence, Verdict
from articles.public.conditions import NO_CONFIDENCE, in_address
from articles.public.models import PublishedClaim
from articles.public.reading.list_counts import ListCounts


@dataclass(frozen=True)
class VerdictTally:
    verdict: Verdict
    address: str
    count: int
    squares: tuple[Square, ...]
    height: int


@dataclass(frozen=True)
class LevelCount:
    """A part of the strip; `address` is what ?confidence= says for it."""

    level: int
    label: str
    address: str
    count: int


@dataclass
class Tally:
    """`all` counts every claim, `narrowed` those that pass the filters in force but the one
    on confidence; both by (verdict, level). Where `is_known` is false, nobody has counted the
    narrowed ones."""

    all: Counter[tuple[str, int]] = field(default_factory=Counter)
    narrowed: Counter[tuple[str, int]] = field(default_factory=Counter)
    under_review: int = 0
    due: int = 0
    is_known: bool = True

    @property
    def total(self) -> int:
        return self.all.total()

    @property
    def disputed(self) -> int:
        return sum(n for (verdict, _), n in self.all.items() if verdict == Verdict.DISPUTED)

    @property
    def unit(self) -> int:
        return claims_per_square(max(self._by_verdict().values(), default=0))

    def _by_verdict(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for (verdict, _), count in self.all.items():
            counts[verdict] += count
        return counts

    @property
    def verdicts(self) -> list[VerdictTally]:
        """Verdicts that occur, the most frequent first."""
        unit = self.unit
        rows = []
        for verdict, count in self._by_verdict().most_common():
            levels = {level: n for (v, level), n in self.all.items() if v == verdict}
            places = tuple(squares(levels, unit=unit))
            rows.append(
                VerdictTally(
                    verdict=Verdict(verdict),
                    address=in_address(verdict),
                    count=count,
                    squares=places,
                    height=max((square.y for square in places), default=0) + 8,
                )
            )
        return rows

    @property
    def levels(self) -> list[LevelCount]:
        """All six parts of the legend, from very high to none, whatever they count."""
        counts = self._by_level()
        named = [
            LevelCount(level_of(word), word.label, in_address(word), counts[level_of(word)])
            for word in reversed(Confidence)
        ]
        return [*named, LevelCount(0, "No confidence given", NO_CONFIDENCE, counts[0])]

    @property
    def strip(self) -> list[Segment]:
        return strip(self._by_level())

    @property
    def narrowed_total(self) -> int:
        return self.narrowed.total()

    def _by_level(self) -> Counter[int]:
        counts: Counter[int] = Counter()
        for (_, level), count in self.narrowed.items():
            counts[level] += count
        return counts


def tally_from(counts: ListCounts, *, verdict: str = "") -> Tally:
    """Of counts that are kept; `verdict` is the one asked for, or ""."""
    passing = counts.passing or Counter()
    return Tally(
        all=counts.all,
        narrowed=Counter({key: n for key, n in passing.items() if verdict in ("", key[0])}),
        under_review=counts.under_review,
        due=counts.due,
        is_known=counts.passing is not None,
    )


def tally_of(claims: QuerySet[PublishedClaim], *, today: date, narrowed: Q | None = None) -> Tally:
    """One query whatever the number of claims: at most 17 groups."""
    groups = (
        claims.order_by()
        .values("verdict", "confidence")
        .annotate(
            n=Count("pk"),
            shown=Count("pk", filter=narrowed) if narrowed else Count("pk"),
            reviewed=Count("pk", filter=Q(challenge=Challenge.UNDER_REVIEW)),
            is_due=Count("pk", filter=Q(review_due_on__lte=today)),
        )
    )
    tally = Tally()
    for group in groups:
        key = (group["verdict"], level_of(group["confidence"]))
        tally.all[key] = group["n"]
        if group["shown"]:
            tally.narrowed[key] = group["shown"]
        tally.under_review += group["reviewed"]
        tally.due += group["is_due"]
    return tally
