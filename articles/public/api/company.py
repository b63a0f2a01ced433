"""Companies that claims are about."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.http import HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request

from articles.logic.vocabulary import Verdict
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.filters import CompanyFilters, filtered
from articles.public.api.links import absolute, href, linked, named, page
from articles.public.api.named import Named
from articles.public.api.problems import NOT_FOUND
from articles.public.api.reading import RecordList, Single, moved
from articles.public.api.records import Field, Record, told
from articles.public.models import (
    PublishedCompany,
    PublishedCompanyIdentifier,
    PublishedCompanyName,
)
from articles.public.reading.company_list import claim_count, listed
from articles.public.renderings.problem import problem_response


class Name(serializers.Serializer[Any]):
    name = serializers.CharField()
    kind = serializers.CharField()
    valid_from = serializers.CharField(allow_null=True)
    valid_until = serializers.CharField(allow_null=True)
    origin = serializers.CharField(help_text="Where the name comes from; empty if not stated.")


class Identifier(serializers.Serializer[Any]):
    scheme = serializers.CharField()
    value = serializers.CharField()
    origin = serializers.CharField()


def _names() -> ArraySubquery:
    rows = PublishedCompanyName.objects.filter(company=OuterRef("pk")).order_by("kind", "name")
    keys = ("name", "kind", "valid_from", "valid_until", "origin")
    return ArraySubquery(rows.values_list(JSONObject(**{key: key for key in keys})))


def _identifiers() -> ArraySubquery:
    rows = PublishedCompanyIdentifier.objects.filter(company=OuterRef("pk"))
    keys = ("scheme", "value", "origin")
    found = rows.order_by("scheme", "value")
    return ArraySubquery(found.values_list(JSONObject(**{key: key for key in keys})))


COMPANY = Record(
    "Company",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field(
            "href", "public_id", shapes.address("This record."), lambda key: href("company", key)
        ),
        Field("page", "slug", shapes.address("Its dossier."), lambda key: page("company", key)),
        Field("slug", "slug", shapes.text("As filters take it.")),
        Field("name", "name", shapes.text()),
        Field("description", "description", shapes.text()),
        Field("country", "country", shapes.text("ISO 3166-1; empty where not stated.")),
        Field("website", "website", shapes.text()),
        Field("founded", "founded", shapes.partial("")),
        Field("dissolved", "dissolved", shapes.partial("")),
        Field("parent", named("company", "parent__"), Named(allow_null=True), linked),
        Field("names", _names(), Name(many=True)),
        Field("identifiers", _identifiers(), Identifier(many=True)),
        Field("claim_count", claim_count(), shapes.number("Claims that stand.")),
        Field("disputed_count", claim_count(Verdict.DISPUTED), shapes.number("Disputed ones.")),
        Field(
            "claims", "slug", shapes.address("The list of its claims."),
            lambda slug: absolute(f"/api/v1/claims/?company={slug}"),
        ),
        Field("updated_at", "updated_at", shapes.moment("Of these facts.")),
    ),
)  # fmt: skip

SURVIVOR = ("merged_into__public_id",)


def _behind(place: tuple[Any, ...]) -> tuple[Any, ...]:
    *before, public_id = place
    key = PublishedCompany.objects.filter(public_id=public_id).values("id")
    return (*before, Coalesce(Subquery(key), 0))


class CompanyList(RecordList):
    record = COMPANY
    filters = CompanyFilters
    order = Order(
        ("letter", "sort_key", "id"), (str, str, str),
        marks=("letter", "sort_key", "public_id"), key=_behind,
    )  # fmt: skip
    tag, operation, summary = "companies", "list_companies", "Companies with claims, by name"
    description = "Companies that no standing claim names are not listed."

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return filtered(CompanyFilters, asked.filters, listed())


class CompanyDetail(Single):
    """One that was merged leads on to its survivor."""

    record = COMPANY
    tag, operation, summary = "companies", "read_company", "A company"
    statuses = (301, 400, 404, 406, 429)

    def found(
        self, request: Request, fields: tuple[Field, ...], tag: str, **path: str
    ) -> HttpResponseBase:
        rows = PublishedCompany.objects.filter(public_id=path["public_id"])
        answers = told(rows, fields, SURVIVOR)
        if not answers:
            return problem_response(404, NOT_FOUND)
        fields_told, (survivor,) = answers[0]
        if survivor:
            return moved(request, "articles:api-company", public_id=survivor)
        return self.told(fields_told, tag)
