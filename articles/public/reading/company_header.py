"""A company with all its names, identifiers, brief and what its claims can be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from articles.logic.vocabulary import CompanyNameKind, IdentifierScheme
from articles.public.models import (
    PublishedBrief,
    PublishedClaim,
    PublishedClaimCompany,
    PublishedClaimTopic,
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)
from articles.public.reading.briefs import Brief, brief_from, content_of

#: The longest lists offered for narrowing; beyond, search finds the rest.
MOST_CHOICES = 100


@dataclass(frozen=True)
class OtherName:
    name: str
    kind: CompanyNameKind


@dataclass(frozen=True)
class Identifier:
    scheme: IdentifierScheme
    value: str


@dataclass(frozen=True)
class Choice:
    slug: str
    name: str
    count: int


@dataclass(frozen=True)
class CompanyHeader:
    company: PublishedCompany
    names: tuple[OtherName, ...]
    identifiers: tuple[Identifier, ...]
    brief: Brief | None
    topics: tuple[Choice, ...]
    counterparties: tuple[Choice, ...]

    @property
    def former_names(self) -> list[str]:
        return [other.name for other in self.names if other.kind == CompanyNameKind.FORMER]

    @property
    def also_names(self) -> list[str]:
        """Other names in use; a ticker says that it is one."""
        return [
            f"ticker {other.name}" if other.kind == CompanyNameKind.TICKER else other.name
            for other in self.names
            if other.kind != CompanyNameKind.FORMER
        ]


def claims_of(company: PublishedCompany) -> QuerySet[PublishedClaim]:
    """Standing claims in which the company has a role; each once, whatever its roles."""
    roles = PublishedClaimCompany.objects.filter(claim=OuterRef("pk"), company=company)
    return PublishedClaim.objects.standing().filter(Exists(roles))


def _standing() -> QuerySet[PublishedClaim]:
    return PublishedClaim.objects.standing()


def company_header(slug: str) -> CompanyHeader | None:
    """One query; None where there is no such company. `company.merged_into` may be set."""
    mine = PublishedClaimCompany.objects.filter(
        company=OuterRef(OuterRef("pk")), claim=OuterRef("claim")
    )
    topics = (
        PublishedClaimTopic.objects.filter(Exists(mine), claim__in=_standing())
        .values("topic")
        .annotate(n=Count("claim"))
        .order_by("topic__name")
        .values(found=JSONObject(slug="topic__slug", name="topic__name", count="n"))
    )
    others = (
        PublishedClaimCompany.objects.filter(Exists(mine), claim__in=_standing())
        .exclude(company=OuterRef("pk"))
        .values("company")
        .annotate(n=Count("claim", distinct=True))
        .order_by("-n", "company__name")
        .values(found=JSONObject(slug="company__slug", name="company__name", count="n"))
    )
    names = (
        PublishedCompanyName.objects.filter(company=OuterRef("pk"))
        .exclude(name=OuterRef("name"))
        .order_by("kind", "name")
        .values(found=JSONObject(name="name", kind="kind"))
    )
    identifiers = (
        PublishedCompanyIdentifier.objects.filter(company=OuterRef("pk"))
        .order_by("scheme", "value")
        .values(found=JSONObject(scheme="scheme", value="value"))
    )
    brief = PublishedBrief.objects.filter(company=OuterRef("pk"), counterparty__isnull=True)
    row: Any = (
        PublishedCompany.objects.filter(slug=slug)
        .select_related("parent", "merged_into")
        .annotate(
            found_names=ArraySubquery(names),
            found_identifiers=ArraySubquery(identifiers),
            found_topics=ArraySubquery(topics[:MOST_CHOICES]),
            found_others=ArraySubquery(others[:MOST_CHOICES]),
            found_brief=Subquery(content_of(brief)),
        )
        .first()
    )
    if row is None:
        return None
    return CompanyHeader(
        company=row,
        names=tuple(OtherName(n["name"], CompanyNameKind(n["kind"])) for n in row.found_names),
        identifiers=tuple(
            Identifier(IdentifierScheme(i["scheme"]), i["value"]) for i in row.found_identifiers
        ),
        brief=brief_from(row.found_brief),
        topics=tuple(Choice(**topic) for topic in row.found_topics),
        counterparties=tuple(Choice(**other) for other in row.found_others),
    )
