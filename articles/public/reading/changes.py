"""What moved: a claim's newest edition beside the one before, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from articles.logic.charts import level_of
from articles.logic.vocabulary import PublicStanding, Verdict, VerificationHow
from articles.public.models import Correction, Edition, EditionSubject, PublishedClaim
from articles.public.models.claim import OWN, PublishedClaimQuerySet
from articles.public.reading.claim_rows import edition_value

CHANGES_SHOWN = 6
#: Of what moved or was checked here the newest are ordered; imports alone can be more.
AMONG = 500


@dataclass(frozen=True)
class Change:
    """An edition of a claim beside the one before, of which both values are empty for a first
    edition. `verdict` and `in_short` are empty for a redacted one, `in_short` also where the title
    is neutral: it would say what that leaves out."""

    claim: PublishedClaim
    number: int
    verdict: str
    confidence: str
    in_short: str
    verified_how: str
    base: str
    published_at: datetime
    verdict_before: str
    confidence_before: str
    correction: str

    @classmethod
    def newest(cls, claim: Any) -> Change:
        """From a row of `changes_of`."""
        return cls(
            claim=claim,
            number=claim.number,
            verdict=claim.verdict,
            confidence=claim.confidence,
            in_short="" if claim.neutral_title else claim.in_short,
            verified_how=claim.verified_how,
            base=claim.base,
            published_at=claim.updated_at,
            verdict_before=claim.verdict_before,
            confidence_before=claim.confidence_before,
            correction=claim.correction_text,
        )

    @property
    def is_new(self) -> bool:
        return self.number == 1

    @property
    def level(self) -> int:
        return level_of(self.confidence)

    @property
    def level_before(self) -> int:
        return level_of(self.confidence_before)

    @property
    def verdict_moved(self) -> bool:
        return bool(self.verdict_before) and self.verdict_before != self.verdict

    @property
    def confidence_moved(self) -> bool:
        return bool(self.verdict_before) and self.confidence_before != self.confidence

    @property
    def former_verdict(self) -> str:
        return Verdict(self.verdict_before).label if self.verdict_before else ""

    @property
    def reason(self) -> str:
        """Why it moved, in a sentence for readers."""
        if self.correction:
            return self.correction
        if not self.verdict:
            return "The words of this edition were redacted."
        if self.verdict_moved or self.confidence_moved:
            return self.in_short
        if not self.is_new:
            return "Published again; nothing of substance changed."
        if self.verified_how == VerificationHow.CARRIED_OVER:
            return f"New on record, imported from {self.base} and not checked by this desk."
        if self.verdict == Verdict.NOT_ASSESSED:
            return "New on record. Nobody has judged it yet."
        return f"New on record. {self.in_short}".strip()


def changes_of(claims: PublishedClaimQuerySet) -> list[Change]:
    """Claims that moved before new ones, those checked here before imported ones."""
    standing = claims.filter(standing=PublicStanding.CURRENT, merged_into__isnull=True)
    own = standing.filter(OWN).newest().values("pk")[:AMONG]
    found = (
        PublishedClaim.objects.filter(
            pk__in=own.union(standing.newest().values("pk")[:CHANGES_SHOWN])
        )
        .annotate(
            **said_beside(subject="public_id", edition="edition"),
            first_shown=Case(
                When(number__gt=1, then=Value(0)),
                When(verified_how=VerificationHow.CHECKED, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
        )
        .order_by("first_shown", "-updated_at", "-id")[:CHANGES_SHOWN]
    )
    return [Change.newest(claim) for claim in found]


def said_beside(*, subject: str, edition: str) -> dict[str, Coalesce]:
    """Annotations verdict_before, confidence_before (of the edition before) and correction_text.

    The rows have a `number`; columns `subject` and `edition` hold a claim's id and its edition.
    """
    before = Edition.objects.filter(
        subject_kind=EditionSubject.CLAIM,
        subject=OuterRef(subject),
        number=OuterRef("number") - 1,
    )
    said: QuerySet[Any] = Correction.objects.with_words()
    said = said.filter(to_edition=OuterRef(edition)).order_by("-pk")
    return {
        "verdict_before": _text_of(before.values_list(edition_value("verdict"))[:1]),
        "confidence_before": _text_of(before.values_list(edition_value("confidence"))[:1]),
        "correction_text": _text_of(said.values("told_right")[:1]),
    }


def _text_of(rows: Any) -> Coalesce:
    """The one value of a subquery, "" for none."""
    found = Subquery(rows, output_field=TextField())
    return Coalesce(found, Value(""), output_field=TextField())
