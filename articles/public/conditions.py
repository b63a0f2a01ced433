"""Conditions on published claims, and how addresses write the values they take."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Confidence, Term, Verdict
from articles.public.models import PublishedClaim, PublishedClaimCompany, PublishedClaimTopic

#: In addresses: claims whose verdict carries no confidence.
NO_CONFIDENCE = "none"


def in_address(value: str) -> str:
    """A term as addresses write it: "very low" is very-low, "not_assessed" is not-assessed."""
    return value.replace(" ", "-").replace("_", "-")


def from_address(terms: type[Term], text: str) -> str | None:
    """The term's value for what an address says, or None."""
    return next((term.value for term in terms if in_address(term.value) == text), None)


def address_choices(terms: type[Term]) -> list[tuple[str, str]]:
    return [(in_address(term.value), term.label) for term in terms]


def with_topic(slug: str) -> Q:
    return Q(Exists(PublishedClaimTopic.objects.filter(claim=OuterRef("pk"), topic__slug=slug)))


def with_company(slug: str) -> Q:
    """Nothing where the text cannot be a slug."""
    if not slug.isprintable():
        return Q(pk__in=[])
    return Q(Exists(PublishedClaimCompany.objects.filter(claim=OuterRef("pk"), company__slug=slug)))


def with_role(role: str, company: str) -> Q:
    """Claims in which the company of that slug has the role; of any company where it is empty."""
    rows = PublishedClaimCompany.objects.filter(claim=OuterRef("pk"), role=role)
    return Q(Exists(rows.filter(company__slug=company) if company else rows))


def with_verdict(text: str) -> Q:
    return Q(verdict=from_address(Verdict, text))


def with_confidence(text: str) -> Q:
    return Q(confidence="" if text == NO_CONFIDENCE else from_address(Confidence, text))


def since(day: PartialDate) -> Q:
    """Text order is order in time: "2025" stands before all of its months and days."""
    return Q(occurred__isnull=False, occurred_text__gte=day.iso())


def until(day: PartialDate) -> Q:
    """To the end of a year or month: "2025" takes in "2025-12-31"."""
    within = Q(occurred_text__startswith=day.iso())
    return Q(occurred__isnull=False) & (Q(occurred_text__lte=day.iso()) | within)


def changed_since(day: PartialDate) -> Q:
    """By the moment of the present edition, in UTC."""
    return Q(updated_at__gte=datetime.combine(day.first, time.min, tzinfo=UTC))


def with_dates(claims: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
    """Adds `occurred_text`, the stored form of the partial date, which sorts in time."""
    return claims.annotate(occurred_text=Cast("occurred", TextField()))
