"""Who repeats whom: sources by the claims in which one adds nothing to the other's word."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from articles.public.models import PublishedEvidence, PublishedSource
from articles.public.reading.reliance import BEARS

SHOWN = 12


@dataclass(frozen=True)
class Teller:
    """`public_id` is empty where there is no public row to link to."""

    public_id: str
    label: str
    claims: int


@dataclass(frozen=True)
class Tellers:
    """The first of them, those with most claims first; `is_cut` where there are more."""

    shown: tuple[Teller, ...]
    is_cut: bool


def repeated_by(source: PublishedSource) -> Tellers:
    """Sources that only repeat this one. One query."""
    return _tellers(Q(first_teller=source) & (~Q(source=source) | Q(source=None)), "source")


def repeats(source: PublishedSource) -> Tellers:
    """Sources that this one only repeats, where each may be named. One query."""
    others = Q(source=source, first_teller__isnull=False) & ~Q(first_teller=source)
    return _tellers(others, "first_teller")


def _tellers(which: Q, who: str) -> Tellers:
    # Not those of retracted and withdrawn claims: nothing is said of what these rest on.
    standing = Q(claim__standing="current", claim__merged_into=None)
    rows = list(
        PublishedEvidence.objects.filter(BEARS, standing, which)
        .order_by()
        .values(of=F(f"{who}__public_id"), named=F(f"{who}__label"))
        .annotate(n=Count("claim", distinct=True))
        .order_by("-n", "named", "of")[: SHOWN + 1]
    )
    tellers = (
        Teller(row["of"] or "", row["named"] or "Sources known to the newsroom", row["n"])
        for row in rows[:SHOWN]
    )
    return Tellers(tuple(tellers), is_cut=len(rows) > SHOWN)
