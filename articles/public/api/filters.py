"""Filters of the lists that are not of claims, with the words of the pages."""

from __future__ import annotations

import re
from typing import Any

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.fields import CROCKFORD
from articles.logic.vocabulary import (
    ArticleKind,
    CorrectionKind,
    IdentifierScheme,
    RelationKind,
    SourceKind,
    Term,
)
from articles.public.conditions import with_company
from articles.public.filters import SlugFilter
from articles.public.models import (
    Correction,
    PublishedArticle,
    PublishedClaim,
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedRelation,
    PublishedSource,
)

PUBLIC_ID = f"^[{CROCKFORD}]{{8}}$"


class WrittenFilter(django_filters.Filter):
    """Text of one form; `pattern` is a regular expression that Python and JavaScript share."""

    field_class = forms.CharField

    def __init__(self, *, pattern: str, words: str, **values: Any) -> None:
        self.pattern = pattern
        check = RegexValidator(re.compile(pattern), f"It must be {words}.")
        super().__init__(validators=[check], max_length=300, **values)


def choices(terms: type[Term]) -> list[tuple[str, str]]:
    return [(term.value, term.label) for term in terms]


def id_filter(label: str, field: str = "", **values: Any) -> WrittenFilter:
    return WrittenFilter(
        label=label, field_name=field, pattern=PUBLIC_ID, words="a public id", **values
    )


class CompanyFilters(django_filters.FilterSet):
    slug = SlugFilter(label="The company with that slug, such as acme.")
    country = WrittenFilter(
        label="Country (ISO 3166-1, two letters)", pattern="^[A-Z]{2}$",
        words="two capital letters, such as DE",
    )  # fmt: skip
    identifier = WrittenFilter(
        label="An identifier with its scheme, such as lei:5493001KJTIIGC8Y1R12",
        pattern=f"^({'|'.join(scheme.value for scheme in IdentifierScheme)}):[!-~]{{1,200}}$",
        words="scheme and value with a colon between, such as wikidata:Q312",
        method="identified",
    )

    class Meta:
        model = PublishedCompany
        fields: tuple[str, ...] = ()

    def identified(
        self, rows: QuerySet[PublishedCompany], name: str, value: str
    ) -> QuerySet[PublishedCompany]:
        scheme, _, text = value.partition(":")
        found = PublishedCompanyIdentifier.objects.filter(scheme=scheme, value=text)
        return rows.filter(pk__in=found.values("company"))


class ArticleFilters(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label="Kind of article", choices=choices(ArticleKind))
    publisher = id_filter("Public id of the source that published it", "publisher__public_id")
    claim = id_filter("Public id of a claim that it says", method="saying")

    class Meta:
        model = PublishedArticle
        fields: tuple[str, ...] = ()

    def saying(
        self, rows: QuerySet[PublishedArticle], name: str, value: str
    ) -> QuerySet[PublishedArticle]:
        claims = PublishedClaim.objects.standing().filter(public_id=value)
        return rows.filter(pk__in=claims.values("appearances__article"))


class SourceFilters(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label="Kind of source", choices=choices(SourceKind))

    class Meta:
        model = PublishedSource
        fields: tuple[str, ...] = ()


class RelationFilters(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label="Kind of relation", choices=choices(RelationKind))
    company = SlugFilter(label="Slug of a company, on either side", method="of_company")

    class Meta:
        model = PublishedRelation
        fields: tuple[str, ...] = ()

    def of_company(
        self, rows: QuerySet[PublishedRelation], name: str, value: str
    ) -> QuerySet[PublishedRelation]:
        return rows.filter(Q(subject__slug=value) | Q(object__slug=value))


class CorrectionFilters(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label="Kind of correction", choices=choices(CorrectionKind))
    company = SlugFilter(label="Slug of a company that the claim is about", method="of_company")
    claim = id_filter("Public id of the claim", "claim__public_id")

    class Meta:
        model = Correction
        fields: tuple[str, ...] = ()

    def of_company(self, rows: QuerySet[Correction], name: str, value: str) -> QuerySet[Correction]:
        claims = PublishedClaim.objects.filter(with_company(value), pk=OuterRef("claim"))
        return rows.filter(Exists(claims))


def filtered(
    known: type[django_filters.FilterSet], given: Any, rows: QuerySet[Any]
) -> QuerySet[Any]:
    """`given` has valid values alone."""
    narrowed: QuerySet[Any] = known(given, rows).qs
    return narrowed
