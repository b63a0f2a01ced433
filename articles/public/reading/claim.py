"""One claim's page: its current edition, or an old one in a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.logic.courses import Course, Point, course
from articles.logic.edition_content import ClaimContent, LinkContent, read_claim
from articles.logic.vocabulary import Challenge, PublicStanding
from articles.logic.wording import neutral_title, neutral_title_of
from articles.public.models import Edition, PublishedClaim, Redaction
from articles.public.reading.claim_lines import (
    CompanyLine,
    CorrectionLine,
    EditionLine,
    TopicLine,
    claim_with_lines,
    claimant_kind_of,
    companies_of,
    corrections_of,
    editions_of,
    topics_of,
)
from articles.public.reading.copies import Copy, copies_of


@dataclass(frozen=True)
class RelatedClaim:
    """Another claim that is still public, as it stands today."""

    kind: str
    claim: PublishedClaim


@dataclass(frozen=True)
class ClaimPage:
    """`content` is None where the edition was redacted; then `redaction` says so.

    `claimant_kind` is that of the claimant (SourceKind) by its public id, of the present edition.
    """

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
    copies: dict[str, Copy]
    claimant_kind: dict[str, str]

    @property
    def is_current(self) -> bool:
        return self.edition.number == self.claim.number

    @property
    def stands(self) -> bool:
        return self.claim.standing == PublicStanding.CURRENT and self.claim.merged_into_id is None

    @property
    def is_neutral(self) -> bool:
        """Of an old edition too, if the claim was not borne out then or is not today."""
        said = self.content
        return bool(self.claim.neutral_title) or (said is not None and bool(neutral_title_of(said)))

    @property
    def is_unindexed(self) -> bool:
        """Whether search engines are to leave this page and its renderings out."""
        return self.is_neutral or not self.stands or self.content is None

    @property
    def standing_in_words(self) -> str:
        """What became of the claim since the edition, or ""."""
        if self.claim.standing == PublicStanding.RETRACTED:
            return "Retracted since"
        if self.claim.merged_into is not None:
            return f"Merged into claim {self.claim.merged_into.public_id}"
        return "Under review" if self.claim.challenge == Challenge.UNDER_REVIEW else ""

    @property
    def title(self) -> str:
        """For the head of the page; says no allegation that the evidence does not carry."""
        if self.content is None:
            return f"Claim {self.claim.public_id}, redacted"
        neutral = neutral_title_of(self.content)
        if self.is_neutral and not neutral:
            neutral = neutral_title(list(dict.fromkeys(c.name for c in self.content.companies)))
        title = neutral or self.content.statement
        return f"Retracted: {title}" if self.claim.standing == "retracted" else title

    @property
    def corrections_in_words(self) -> list[str]:
        return [f"{line.was_wrong} {line.is_right}" for line in self.corrections]

    @property
    def banner(self) -> CorrectionLine | None:
        """The newest correction; it stays at the top when nothing but a review follows it."""
        return self.corrections[0] if self.corrections else None

    @property
    def corrected_since(self) -> CorrectionLine | None:
        """The newest correction of what this edition, or a later one, told."""
        newest = self.banner
        return newest if newest and newest.from_number >= self.edition.number else None


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
        copies=copies_of(claim),
        claimant_kind=claimant_kind_of(claim),
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
