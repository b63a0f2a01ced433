"""One claim's page: its current edition, an old one, or two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import JSONObject

from articles.logic import wording
from articles.logic.courses import Course, Point, course
from articles.logic.diffing import Change, changes
from articles.logic.edition_content import ClaimContent, LinkContent, read_claim
from articles.public.models import (
    Correction,
    Edition,
    PublishedClaim,
    PublishedClaimCompany,
    Redaction,
)
from articles.public.reading.claim_rows import edition_value


@dataclass(frozen=True)
class CompanyLine:
    """A company as the edition names it; `now` is its present name where that is another."""

    slug: str
    name: str
    now: str
    role: str


@dataclass(frozen=True)
class CorrectionLine:
    kind: str
    was_wrong: str
    is_right: str
    from_number: int
    to_number: int | None
    made_at: datetime


@dataclass(frozen=True)
class EditionLine:
    """An edition in the history; `correction` is what led to it."""

    number: int
    published_at: datetime
    verdict: str
    confidence: str
    is_redacted: bool
    correction: CorrectionLine | None


@dataclass(frozen=True)
class RelatedClaim:
    """Another claim as it stands today; None in `claim` where it is not public any more."""

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
    """The page of the current edition, or of edition `number`. Two queries, three for an old one."""
    claim = _claim(public_id)
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
    corrections = _corrections(claim)
    editions = _editions(claim, corrections)
    return ClaimPage(
        claim=claim,
        edition=edition,
        content=content,
        redaction=getattr(edition, "redaction", None),
        companies=_companies(claim, content),
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


def _claim(public_id: str) -> PublishedClaim | None:
    """The row, its edition, companies, editions and corrections, in one query."""
    companies = PublishedClaimCompany.objects.filter(claim=OuterRef("pk")).values(
        found=JSONObject(slug="company__slug", id="named__public_id", now="company__name")
    )
    editions = (
        Edition.objects.of_claim(OuterRef("public_id"))
        .order_by("-number")
        .values(
            found=JSONObject(
                number="number",
                published_at="published_at",
                verdict=edition_value("verdict"),
                confidence=edition_value("confidence"),
            )
        )
    )
    corrections = (
        Correction.objects.filter(claim=OuterRef("pk"))
        .order_by("-made_at", "-id")
        .values(
            found=JSONObject(
                kind="kind",
                was_wrong="was_wrong",
                is_right="is_right",
                from_number="from_edition__number",
                to_number="to_edition__number",
                made_at="made_at",
            )
        )
    )
    return (
        PublishedClaim.objects.filter(public_id=public_id)
        .select_related("edition__redaction")
        .defer("search_vector")
        .annotate(
            page_companies=ArraySubquery(companies),
            page_editions=ArraySubquery(editions),
            page_corrections=ArraySubquery(corrections),
        )
        .first()
    )


def _companies(claim: PublishedClaim, content: ClaimContent | None) -> tuple[CompanyLine, ...]:
    rows: list[dict[str, Any]] = claim.page_companies  # type: ignore[attr-defined]
    present = {row["id"]: row for row in rows}
    lines = []
    for company in content.companies if content else ():
        row = present.get(company.id, {})
        now = row.get("now", company.name)
        lines.append(
            CompanyLine(
                row.get("slug", ""), company.name, "" if now == company.name else now, company.role
            )
        )
    return tuple(lines)


def _corrections(claim: PublishedClaim) -> tuple[CorrectionLine, ...]:
    rows: list[dict[str, Any]] = claim.page_corrections  # type: ignore[attr-defined]
    return tuple(
        CorrectionLine(**(row | {"made_at": datetime.fromisoformat(row["made_at"])})) for row in rows
    )


def _editions(
    claim: PublishedClaim, corrections: Sequence[CorrectionLine]
) -> tuple[EditionLine, ...]:
    rows: list[dict[str, Any]] = claim.page_editions  # type: ignore[attr-defined]
    led_to = {line.to_number: line for line in corrections}
    return tuple(
        EditionLine(
            number=row["number"],
            published_at=datetime.fromisoformat(row["published_at"]),
            verdict=row["verdict"],
            confidence=row["confidence"],
            is_redacted=not row["verdict"],
            correction=led_to.get(row["number"]),
        )
        for row in rows
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


@dataclass(frozen=True)
class ChangesPage:
    """Two editions of one claim; `changes` is None where one of them was redacted."""

    claim: PublishedClaim
    first: Edition
    second: Edition
    changes: tuple[Change, ...] | None
    corrections: tuple[CorrectionLine, ...]

    @property
    def is_neutral(self) -> bool:
        return wording.is_neutral(self.claim.risk, self.claim.verdict)


def changes_page(public_id: str, first: int, second: int) -> ChangesPage | None:
    """What changed from edition `first` to the later `second`: two queries."""
    claim = _claim(public_id)
    found = {e.number: e for e in Edition.objects.of_claim(public_id).filter(number__in=(first, second))}
    if claim is None or len(found) != 2:
        return None
    told = None
    if found[first].content and found[second].content:
        told = changes(read_claim(found[first].content), read_claim(found[second].content))
    between = tuple(
        line
        for line in _corrections(claim)
        if line.from_number >= first and (line.to_number or second + 1) <= second
    )
    return ChangesPage(claim, found[first], found[second], told, between)
