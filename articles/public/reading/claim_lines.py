"""A claim's row with what hangs on it in lines: companies, editions, corrections. One query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import JSONField, OuterRef, Subquery, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, JSONObject, NullIf

from articles.logic.edition_content import ClaimContent
from articles.logic.vocabulary import SourceKind
from articles.public.models import (
    Correction,
    Edition,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedSource,
)
from articles.public.reading.claim_rows import edition_value
from articles.public.reading.copies import copies_below


@dataclass(frozen=True)
class CompanyLine:
    """A company as the edition names it; `now` is its present name where that is another."""

    slug: str
    name: str
    now: str
    role: str


@dataclass(frozen=True)
class TopicLine:
    """`slug` is empty where the claim is no longer listed under the topic."""

    slug: str
    name: str


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


def claim_with_lines(public_id: str) -> PublishedClaim | None:
    """The row, its edition, companies, topics, editions and corrections, in one query."""
    companies = PublishedClaimCompany.objects.filter(claim=OuterRef("pk")).values(
        found=JSONObject(slug="company__slug", id="named__public_id", now="company__name")
    )
    editions = (
        Edition.objects.of_claim(OuterRef("public_id"))  # type: ignore[arg-type]
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
        Correction.objects.with_words()
        .filter(claim=OuterRef("pk"))
        .order_by("-made_at", "-id")
        .values(
            found=JSONObject(
                kind="kind",
                was_wrong="told_wrong",
                is_right="told_right",
                from_number="from_edition__number",
                to_number="to_edition__number",
                made_at="made_at",
            )
        )
    )
    topics = PublishedClaimTopic.objects.filter(claim=OuterRef("pk")).values(
        found=JSONObject(slug="topic__slug", name="topic__name")
    )
    return (
        PublishedClaim.objects.filter(public_id=public_id)
        .select_related("edition__redaction", "merged_into")
        .defer("search_vector")
        .annotate(
            page_topics=ArraySubquery(topics),
            page_companies=ArraySubquery(companies),
            page_editions=ArraySubquery(editions),
            page_corrections=ArraySubquery(corrections),
            page_copies=ArraySubquery(copies_below()),
            page_claimant=_claimant_id(),
        )
        .annotate(
            page_claimant_kind=Subquery(
                PublishedSource.objects.filter(public_id=OuterRef("page_claimant")).values("kind")
            )
        )
        .first()
    )


def _claimant_id() -> KeyTextTransform:
    content = Cast(NullIf("edition__content", Value("")), JSONField())
    return KeyTextTransform("id", KeyTransform("claimant", content))


def claimant_kind_of(claim: PublishedClaim) -> dict[str, str]:
    """The claimant's kind (SourceKind) by its public id; what is no source is a company."""
    public_id: str | None = claim.page_claimant  # type: ignore[attr-defined]
    if not public_id:
        return {}
    kind: str | None = claim.page_claimant_kind  # type: ignore[attr-defined]
    return {public_id: kind or SourceKind.ORGANISATION.value}


def companies_of(claim: PublishedClaim, content: ClaimContent | None) -> tuple[CompanyLine, ...]:
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


def topics_of(claim: PublishedClaim, content: ClaimContent | None) -> tuple[TopicLine, ...]:
    """The edition's topics, with their present addresses."""
    rows: list[dict[str, str]] = claim.page_topics  # type: ignore[attr-defined]
    slugs = {row["name"]: row["slug"] for row in rows}
    topics = content.topics if content else ()
    return tuple(TopicLine(slugs.get(topic.name, ""), topic.name) for topic in topics)


def corrections_of(claim: PublishedClaim) -> tuple[CorrectionLine, ...]:
    rows: list[dict[str, Any]] = claim.page_corrections  # type: ignore[attr-defined]
    return tuple(
        CorrectionLine(**(row | {"made_at": datetime.fromisoformat(row["made_at"])}))
        for row in rows
    )


def editions_of(
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
