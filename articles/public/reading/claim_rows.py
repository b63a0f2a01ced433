"""Claims as lists show them, one query for a page of rows whatever they carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    IntegerField,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, JSONObject, NullIf

from articles.logic.charts import LEVELS, level_of
from articles.logic.vocabulary import Challenge
from articles.public.models import (
    Correction,
    Edition,
    EditionSubject,
    PublishedClaim,
    PublishedClaimTopic,
)
from articles.public.reading.listed_claim import (
    EDITIONS_SHOWN,
    WIDTH,
    ListedClaim,
    listed_claim,
)


@dataclass(frozen=True)
class TopicName:
    slug: str
    name: str


@dataclass(frozen=True)
class ClaimRow:
    """`course` holds the confidence of each edition, oldest first, "" for none."""

    claim: PublishedClaim | ListedClaim
    topics: tuple[TopicName, ...]
    course: tuple[str, ...]
    corrected_at: datetime | None
    is_due: bool

    @property
    def level(self) -> int:
        return level_of(self.claim.confidence)

    @property
    def is_under_review(self) -> bool:
        return self.claim.challenge == Challenge.UNDER_REVIEW


def listed_rows(found: Iterable[tuple[Any, ...]], *, today: date) -> list[ClaimRow]:
    """Of rows with listed_claim.COLUMNS and DETAILS."""
    made = []
    for row in found:
        claim = listed_claim(row)
        topics, course, corrected_at = row[WIDTH : WIDTH + 3]
        made.append(
            ClaimRow(
                claim=claim,
                topics=tuple(TopicName(slug, name) for slug, name in topics),
                course=tuple(reversed(course)),
                corrected_at=corrected_at,
                is_due=claim.review_due_on is not None and claim.review_due_on <= today,
            )
        )
    return made


def edition_value(key: str) -> Coalesce:
    """One text value out of an edition's content; "" where it is null or was redacted."""
    content = Cast(NullIf("content", Value("")), JSONField())
    return Coalesce(KeyTextTransform(key, content), Value(""), output_field=TextField())


def with_row_details(claims: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
    """Adds what `rows_of` needs, as subqueries over each row of the page alone."""
    topics = (
        PublishedClaimTopic.objects.filter(claim=OuterRef("pk"))
        .order_by("topic__name")
        .values(found=JSONObject(slug="topic__slug", name="topic__name"))
    )
    course = (
        Edition.objects.filter(subject_kind=EditionSubject.CLAIM, subject=OuterRef("public_id"))
        .order_by("-number")
        .values_list(edition_value("confidence"))[:EDITIONS_SHOWN]
    )
    corrected = Correction.objects.filter(claim=OuterRef("pk")).order_by("-made_at")
    return claims.annotate(
        row_topics=ArraySubquery(topics),
        row_course=ArraySubquery(course),
        row_corrected_at=Subquery(corrected.values("made_at")[:1]),
    )


def rows_of(claims: Iterable[PublishedClaim], *, today: date) -> list[ClaimRow]:
    """Rows of claims that came through `with_row_details`; no query."""
    return [
        ClaimRow(
            claim=claim,
            topics=tuple(TopicName(**topic) for topic in _added(claim, "topics")),
            course=tuple(reversed(_added(claim, "course"))),
            corrected_at=_added(claim, "corrected_at"),
            is_due=claim.review_due_on is not None and claim.review_due_on <= today,
        )
        for claim in claims
    ]


def _added(row: Model, name: str) -> Any:
    return getattr(row, f"row_{name}")


def with_orders(claims: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
    """Adds the columns by which lists are ordered; none of them is ever null."""
    first_topic = (
        PublishedClaimTopic.objects.filter(claim=OuterRef("pk"))
        .order_by("topic__name")
        .values("topic__name")[:1]
    )
    certain = [When(confidence=word, then=Value(level)) for word, level in LEVELS.items()]
    return claims.annotate(
        first_topic=Coalesce(Subquery(first_topic), Value(""), output_field=CharField()),
        certain=Case(*certain, default=Value(0), output_field=IntegerField()),
        dated=Coalesce(Cast("occurred", TextField()), Value(""), output_field=TextField()),
    ).annotate(
        has_no_topic=Case(When(first_topic="", then=1), default=0, output_field=IntegerField())
    )
