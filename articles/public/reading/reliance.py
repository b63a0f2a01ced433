"""What a set of claims rests on: publishers and sources by their share of the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from articles.logic.vocabulary import EvidenceState, Stance

#: From this share on a reader is warned that most rests on one publisher.
WARN_FROM = 60
#: Below this many items a share says nothing.
WARN_ITEMS = 3

#: Items that bear on a verdict: not context, not retracted, not superseded, nor resting only on
#: what is, nor without weight.
BEARS = Q(state__in=[EvidenceState.LIVE, EvidenceState.CORRECTED], origins__gt=0) & ~Q(
    stance=Stance.CONTEXT
)


@dataclass(frozen=True)
class Share:
    """`public_id` is empty where there is no public row to link to."""

    public_id: str
    label: str
    items: int
    claims: int
    percent: int


@dataclass(frozen=True)
class Reliance:
    """`shares` has those relied on most; `items` counts the others' as well."""

    items: int
    shares: tuple[Share, ...]

    @property
    def others(self) -> int:
        return self.items - sum(share.items for share in self.shares)

    @property
    def others_percent(self) -> int:
        return 100 * self.others // self.items if self.items else 0

    @property
    def warning(self) -> Share | None:
        """The one publisher that most of the evidence goes back to, if there is one."""
        first = self.shares[0] if self.shares else None
        if first is None or not first.public_id or self.items < WARN_ITEMS:
            return None
        return first if first.percent >= WARN_FROM else None
