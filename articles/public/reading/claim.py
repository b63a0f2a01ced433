"""One claim's page: its current edition, or an old one in a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Max, OuterRef, Subquery

from articles.logic import wording
from articles.logic.courses import Course, Point, course
from articles.logic.edition_content import ClaimContent, LinkContent, read_claim
from articles.public.models import Correction, Edition, PublishedClaim, Redaction
from articles.public.reading.claim_lines import (
    CompanyLine,
    CorrectionLine,
    EditionLine,
    TopicLine,
    claim_with_lines,
    companies_of,
    corrections_of,
    editions_of,
    topics_of,
)


@dataclass(frozen=True)
class RelatedClaim:
    """Another claim that is still public, as it stands today."""

    kind: str
    claim: PublishedClaim


@dataclass(frozen=True)
class ClaimPage:
    """`content` is None where the edition was redacted; then `redaction` says so."""

    claim: PublishedClaim
    edition: Edition
    content: ClaimContent | None
    redaction: Redaction | None
    companies: tuple[CompanyLine, ...]
    topics: tuple[TopicLine, ...]
    editions: tuple[EditionLine, ...]
    corrections: tuple[CorrectionLine, ...]
    related: tuple[RelatedClaim, ...]
    course: Course | None

    @property
    def is_current(self) -> bool:
        return self.edition.number == self.claim.number

    @property
    def is_neutral(self) -> bool:
        return wording.is_neutral(self.claim.risk, self.claim.verdict)

    @property
    def title(self) -> str:
        """For the head of the page; says no allegation that the evidence does not carry."""
        if self.is_neutral:
            return wording.neutral_title(list(dict.fromkeys(c.name for c in self.companies)))
        return self.content.statement if self.content else f"Claim {self.claim.public_id}"

    @property
    def corrections_in_words(self) -> list[str]:
        return [f"{line.was_wrong} {line.is_right}" for line in self.corrections]

    @property
    def banner(self) -> CorrectionLine | None:
        """The correction that led to the current edition, or the retraction."""
        if self.corrections and self.corrections[0].to_number in (None, self.claim.number):
            return self.corrections[0]
        return None


def standing_of(public_id: str) -> PublishedClaim | None:
    """The claim's row with what its pages depend on beside its edition: one query, few columns.

    `page_state` is the newest correction and change of a company, for the entity tag.
    """
    corrected = Correction.objects.filter(claim=OuterRef("pk")).order_by("-made_at", "-id")
    return (
        PublishedClaim.objects.filter(public_id=public_id)
        .annotate(
            content_hash=F("edition__content_hash"),
            survivor=F("merged_into__public_id"),
            newest_correction=Subquery(corrected.values("id")[:1]),
            companies_changed_at=Max("companies__company__updated_at"),
        )
        .defer("search_vector", "statement", "in_short")
        .first()
    )


def claim_page(public_id: str, number: int | None = None) -> ClaimPage | None:
    """The page of the current edition, or of edition `number`: two queries, or three."""
    claim = claim_with_lines(public_id)
    if claim is None:
        return None
    edition: Edition | None = claim.edition
    if number is not None and number != claim.number:
        edition = (
            Edition.objects.of_claim(public_id)
            .filter(number=number)
            .select_related("redaction")
            .first()
        )
    if edition is None:
        return None
    content = read_claim(edition.content) if edition.content else None
    corrections = corrections_of(claim)
    editions = editions_of(claim, corrections)
    return ClaimPage(
        claim=claim,
        edition=edition,
        content=content,
        redaction=getattr(edition, "redaction", None),
        companies=companies_of(claim, content),
        topics=topics_of(claim, content),
        editions=editions,
        corrections=corrections,
        related=_related(content.links if content else ()),
        course=course(
            [
                Point(e.number, e.published_at, e.verdict, e.confidence)
                for e in reversed(editions)
                if not e.is_redacted
            ]
        ),
    )


def _related(links: Sequence[LinkContent]) -> tuple[RelatedClaim, ...]:
    """Linked claims that are still public, in today's words; one query, none without links."""
    if not links:
        return ()
    found = {
        claim.public_id: claim
        for claim in PublishedClaim.objects.standing()
        .filter(public_id__in=[link.id for link in links])
        .defer("search_vector")
    }
    return tuple(RelatedClaim(link.kind, found[link.id]) for link in links if link.id in found)
