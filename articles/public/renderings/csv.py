"""Claims as a flat table, safe to open in a spreadsheet. docs/exporting.md lists the columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Concat

from articles.logic.spreadsheets import csv_lines
from articles.public.models import PublishedClaim, PublishedClaimCompany, PublishedClaimTopic

#: Rows that are fetched together.
CHUNK = 1000

COLUMNS = (
    "id", "title", "statement", "in_short", "type", "risk", "verdict", "confidence", "rating",
    "origins_for", "origins_against", "items_for", "items_against", "date", "companies", "topics",
    "challenge", "verified_how", "base", "edition", "first_published", "updated", "reviewed_on",
    "review_due_on", "language",
)  # fmt: skip


def claim_rows(claims: QuerySet[PublishedClaim]) -> Iterator[str]:
    """The line of names, then a line for each claim by public id; RFC 4180, without a mark."""
    rows = _with_lists(claims).order_by("public_id").iterator(chunk_size=CHUNK)
    return csv_lines(COLUMNS, ([_text(value) for value in _values(row)] for row in rows))


def _with_lists(claims: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
    named = PublishedClaimCompany.objects.filter(claim=OuterRef("pk")).order_by("role", "id")
    role = Concat(F("role"), Value(":"), F("named__slug"), output_field=TextField())
    topics = PublishedClaimTopic.objects.filter(claim=OuterRef("pk")).order_by("topic__name")
    return claims.defer("search_vector").annotate(
        named_companies=ArraySubquery(named.values_list(role, flat=True)),
        topic_names=ArraySubquery(topics.values_list("topic__name", flat=True)),
    )


def _values(row: Any) -> tuple[Any, ...]:
    return (
        row.public_id, row.title, row.statement, row.in_short, row.type, row.risk, row.verdict,
        row.confidence, row.rating, row.origins_for, row.origins_against, row.items_for,
        row.items_against, row.occurred.iso() if row.occurred else "",
        "|".join(row.named_companies), "|".join(row.topic_names), row.challenge,
        row.verified_how, row.base, row.number, row.first_published_at.isoformat(),
        row.updated_at.isoformat(), row.reviewed_on, row.review_due_on, row.language,
    )  # fmt: skip


def _text(value: Any) -> str:
    return "" if value is None else str(value)
