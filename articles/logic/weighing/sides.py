"""One side of the question, for or against, with all that the rules ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.logic.vocabulary import Directness, EvidenceKind, Interest, Reliability, Stance
from articles.logic.weighing import pooling
from articles.logic.weighing.points import Weighed
from articles.logic.weighing.table import TABLE, UNKNOWN

_CREDIBLE = frozenset({"1", "2"})
_RECORDS = frozenset(
    {
        EvidenceKind.OFFICIAL_DOCUMENT,
        EvidenceKind.COMPANY_FILING,
        EvidenceKind.DATASET,
        EvidenceKind.DIRECT_OBSERVATION,
    }
)
_ONLY_UNKNOWN = frozenset({UNKNOWN})


def is_verifiable(weighed: Weighed) -> bool:
    """R1: neither anonymous nor without basis (F, 6) nor resting on `unknown` alone."""
    return (
        weighed.item.kind != EvidenceKind.ANONYMOUS
        and weighed.reliability != Reliability.F
        and str(weighed.item.credibility) != "6"
        and weighed.roots != _ONLY_UNKNOWN
    )


def is_reliable(weighed: Weighed) -> bool:
    """R2: first-hand, A or B, 1 or 2, not anonymous, with a known origin, ≥ 4 points."""
    return (
        not weighed.is_copy
        and weighed.points >= TABLE.reliable_points
        and weighed.reliability in (Reliability.A, Reliability.B)
        and str(weighed.item.credibility) in _CREDIBLE
        and weighed.item.kind != EvidenceKind.ANONYMOUS
        and weighed.roots != _ONLY_UNKNOWN
    )


def is_record(weighed: Weighed) -> bool:
    """R2, R3: a direct record of reliability A, or what constitutes the fact; 1 or 2."""
    return (
        not weighed.is_copy
        and weighed.counts
        and str(weighed.item.credibility) in _CREDIBLE
        and (
            weighed.constitutes
            or (
                weighed.item.kind in _RECORDS
                and weighed.item.directness == Directness.DIRECT
                and weighed.item.reliability == Reliability.A
            )
        )
    )


def is_dissent(weighed: Weighed) -> bool:
    """R4: first-hand, unresolved, ≥ 2 points and more than a self-serving assertion."""
    return (
        not weighed.is_copy
        and not weighed.item.resolved
        and weighed.points >= TABLE.credible_points
        and (weighed.item.interest != Interest.SELF_SERVING or weighed.item.kind in _RECORDS)
    )


@dataclass(frozen=True, slots=True)
class Side:
    """Items at 0 points are in none of it; `strength` is T in points.

    `family` holds the root sets that count, heaviest first; `counted` holds the same without
    order, `covered` all origins in them.
    """

    stance: Stance
    groups: dict[frozenset[str], list[Weighed]]
    family: list[frozenset[str]]
    counted: frozenset[frozenset[str]]
    covered: frozenset[str]
    contributions: list[float]
    strength: float
    origins: int
    reliable: int
    first_hand: tuple[Weighed, ...]
    has_record: bool
    has_dissent: bool

    @property
    def sign(self) -> int:
        return 1 if self.stance == Stance.SUPPORTS else -1


def side(stance: Stance, weighed: Iterable[Weighed]) -> Side:
    items = [one for one in weighed if one.item.stance == stance and one.counts]
    groups = pooling.grouped(items)
    weight_of = pooling.weights(groups)
    family = pooling.chosen_family(weight_of)
    contributions = pooling.contributions([weight_of[roots] for roots in family])
    reliable = pooling.grouped(one for one in items if is_reliable(one))
    return Side(
        stance=stance,
        groups=groups,
        family=family,
        counted=frozenset(family),
        covered=frozenset().union(*family),
        contributions=contributions,
        strength=sum(contributions, 0.0),
        origins=pooling.count_origins(weight_of),
        reliable=pooling.count_origins(pooling.weights(reliable)),
        first_hand=tuple(one for one in items if not one.is_copy),
        has_record=any(is_record(one) for one in items),
        has_dissent=any(is_dissent(one) for one in items),
    )
