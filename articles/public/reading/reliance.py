"""What a set of claims rests on: publishers and sources by their share of the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.logic.vocabulary import EvidenceState, Stance
from articles.public.models import PublishedClaim, PublishedEvidence

#: From this share on a reader is warned that most rests on one publisher.
WARN_FROM = 60
#: Below this many items a share says nothing.
WARN_ITEMS = 3
SHOWN = 5
MOST_GROUPS = 500

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
    items: int
    shares: tuple[Share, ...]

    @property
    def shown(self) -> tuple[Share, ...]:
        return self.shares[:SHOWN]

    @property
    def others(self) -> int:
        return sum(share.items for share in self.shares[SHOWN:])

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


def reliance_of(claims: QuerySet[PublishedClaim]) -> Reliance:
    """One query. An item counts for its article's publisher, else for its source."""
    groups = list(
        PublishedEvidence.objects.filter(BEARS, claim__in=claims)
        .values(
            publisher=Coalesce(F("article__publisher__public_id"), F("source__public_id")),
            named=Coalesce(F("article__publisher__label"), F("source__label")),
        )
        .annotate(n=Count("pk"), touched=Count("claim", distinct=True))
        .order_by("-n", "named")[:MOST_GROUPS]
    )
    items = sum(group["n"] for group in groups)
    return Reliance(
        items=items,
        shares=tuple(
            Share(
                public_id=group["publisher"] or "",
                label=group["named"] or "Sources known to the newsroom",
                items=group["n"],
                claims=group["touched"],
                percent=100 * group["n"] // items,
            )
            for group in groups
        ),
    )
