"""What the rules take in: the claim's facts and its evidence, as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.logic.vocabulary import (
    ClaimType,
    Credibility,
    Directness,
    EvidenceKind,
    EvidenceState,
    Interest,
    Reliability,
    Stance,
    Temporal,
)

#: States in which an item weighs nothing and stops every path that leads through it.
VOID_STATES: frozenset[str] = frozenset({EvidenceState.SUPERSEDED, EvidenceState.RETRACTED})

_ALLOWED_OF_CLAIM: dict[str, frozenset[str]] = {
    "type": frozenset(ClaimType),
    "temporal": frozenset(Temporal),
}
_ALLOWED: dict[str, frozenset[str]] = {
    "stance": frozenset(Stance),
    "reliability": frozenset(Reliability),
    "kind": frozenset(EvidenceKind),
    "directness": frozenset(Directness),
    "state": frozenset(EvidenceState),
    "interest": frozenset(Interest),
}
_CREDIBILITIES: frozenset[str] = frozenset(Credibility)


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """`type` and `temporal` as in the vocabulary; plain strings will do.

    Raises ValueError for a value that the vocabulary does not have.
    """

    type: str
    temporal: str = Temporal.EVENT

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED_OF_CLAIM.items():
            value = getattr(self, name)
            if value not in allowed:
                raise ValueError(f"Claim: {name} {value!r} is not one of {_listed(allowed)}.")


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One item; the values are those of the vocabulary, and plain strings will do.

    `credibility` may be written 2 or "2". `derived_from` holds ids of other items or origin
    keys: a name that is the id of an item means that item. `date` is None where none is
    stated. The defaults are the most cautious reading of a report about which nothing is
    known. Raises ValueError for a value that the vocabulary does not have.
    """

    id: str
    stance: str
    source: str = ""
    reliability: str = Reliability.F
    credibility: str | int = Credibility.CANNOT_BE_JUDGED
    kind: str = EvidenceKind.MEDIA_REPORT
    directness: str = Directness.DIRECT
    date: datetime.date | None = None
    state: str = EvidenceState.LIVE
    derived_from: Collection[str] = ()
    own_reporting: bool = False
    interest: str = Interest.NONE
    resolved: bool = False

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED.items():
            value = getattr(self, name)
            if value not in allowed:
                raise ValueError(
                    f"Evidence {self.id!r}: {name} {value!r} is not one of {_listed(allowed)}."
                )
        if str(self.credibility) not in _CREDIBILITIES:
            raise ValueError(
                f"Evidence {self.id!r}: credibility {self.credibility!r} is not one of 1 to 6."
            )
        if isinstance(self.derived_from, str):
            raise ValueError(f"Evidence {self.id!r}: derived_from takes a tuple of names.")
        if isinstance(self.date, datetime.datetime):
            raise ValueError(f"Evidence {self.id!r}: date takes a day without a time.")

    @property
    def grade(self) -> str:
        """Reliability and credibility as recorded, for example "B2"."""
        return f"{self.reliability}{self.credibility}"

    @property
    def is_void(self) -> bool:
        """Retracted or superseded; "live" and "corrected" both count as live."""
        return self.state in VOID_STATES


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(str(value) for value in values))
