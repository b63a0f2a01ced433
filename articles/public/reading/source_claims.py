"""The claims that rest on a source: on it alone, with others, or where it only repeats others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from articles.logic.vocabulary import Stance, Verdict
from articles.logic.wording import counted
from articles.public.models import PublishedClaim, PublishedEvidence, PublishedSource
from articles.public.reading.claim_rows import ClaimRow, rows_of
from articles.public.reading.reliance import BEARS

#: A track record over fewer claims would say more about chance than about the source.
TRACK_RECORD_FROM = 10
ALONE, SHARED, REPEATED = range(3)


@dataclass(frozen=True)
class TrackRecord:
    """Of the claims that it supports by its own word and that came out one way or the other,
    how many are supported."""

    supported: int
    judged: int

    @property
    def is_shown(self) -> bool:
        return self.judged >= TRACK_RECORD_FROM


@dataclass(frozen=True)
class RestingClaim:
    """`repeats` counts the items of others that only repeat the source."""

    row: ClaimRow
    way: int
    repeats: int

    @property
    def also(self) -> str:
        return f"Repeated by {counted(self.repeats, 'other item')}" if self.repeats else ""


@dataclass(frozen=True)
class Counts:
    """How many claims there are of each way."""

    claims: int
    alone: int
    repeated: int
    track_record: TrackRecord

    @property
    def shared(self) -> int:
        return self.claims - self.alone - self.repeated


def resting_on(source: PublishedSource) -> QuerySet[PublishedClaim]:
    """Standing claims to which the source tells something that bears on them.

    `way` is ALONE where all that bears on the claim goes back to its word, REPEATED where it
    only repeats others, else SHARED; `repeats` as in `RestingClaim`.
    """
    items = PublishedEvidence.objects.filter(BEARS, claim=OuterRef("pk"))
    own = items.filter(first_teller=source)
    copies = own.exclude(source=source).order_by().values("claim").annotate(n=Count("pk"))
    return (
        PublishedClaim.objects.standing()
        .filter(Exists(items.filter(Q(source=source) | Q(first_teller=source))))
        .annotate(
            way=Case(
                When(~Exists(own), then=REPEATED),
                When(Exists(items.exclude(first_teller=source)), then=SHARED),
                default=ALONE,
                output_field=IntegerField(),
            ),
            repeats=Coalesce(Subquery(copies.values("n")), Value(0)),
        )
    )


def counts_of(source: PublishedSource) -> Counts:
    """One query."""
    supports = PublishedEvidence.objects.filter(
        BEARS, claim=OuterRef("pk"), source=source, first_teller=source, stance=Stance.SUPPORTS
    )
    found = (
        resting_on(source)
        .annotate(does_support=Exists(supports))
        .aggregate(
            n=Count("pk"),
            alone=Count("pk", filter=Q(way=ALONE)),
            repeated=Count("pk", filter=Q(way=REPEATED)),
            supported=Count("pk", filter=Q(does_support=True, verdict=Verdict.SUPPORTED)),
            refuted=Count("pk", filter=Q(does_support=True, verdict=Verdict.REFUTED)),
        )
    )
    record = TrackRecord(found["supported"], found["supported"] + found["refuted"])
    return Counts(found["n"], found["alone"], found["repeated"], record)


def resting_claims(claims: Iterable[PublishedClaim], *, today: date) -> list[RestingClaim]:
    """Rows of claims that came through `resting_on` and `with_row_details`; no query."""
    claims = list(claims)
    return [
        RestingClaim(row, claim.way, claim.repeats)  # type: ignore[attr-defined]
        for claim, row in zip(claims, rows_of(claims, today=today), strict=True)
    ]
