"""Addresses of the interface, its pages and downloads. Ids in lower case are led on to capitals."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from articles.public.api import (
    article,
    claim,
    company,
    correction,
    download,
    edition,
    pages,
    relation,
    schema,
    source,
    topic,
)

ID = "(?P<public_id>[0-9A-Za-z]{8})"
NUMBER = r"(?P<number>[1-9]\d{0,8})"
V1 = "^api/v1/"

urlpatterns: list[URLPattern] = [
    path("api/", pages.index, name="api"),
    path("api/browse/", pages.browser, name="api-browser"),
    re_path(rf"{V1}openapi\.(?P<form>json|yaml)$", schema.schema, name="api-schema"),
    re_path(rf"{V1}claims/$", claim.ClaimList.as_view(), name="api-claims"),
    re_path(rf"{V1}claims/{ID}/$", claim.ClaimDetail.as_view(), name="api-claim"),
    re_path(rf"{V1}claims/{ID}/editions/$", edition.EditionList.as_view(), name="api-editions"),
    re_path(
        rf"{V1}claims/{ID}/editions/{NUMBER}/$",
        edition.EditionDetail.as_view(),
        name="api-edition",
    ),
    re_path(rf"{V1}companies/$", company.CompanyList.as_view(), name="api-companies"),
    re_path(rf"{V1}companies/{ID}/$", company.CompanyDetail.as_view(), name="api-company"),
    re_path(rf"{V1}articles/$", article.ArticleList.as_view(), name="api-articles"),
    re_path(rf"{V1}articles/{ID}/$", article.ArticleDetail.as_view(), name="api-article"),
    re_path(rf"{V1}sources/$", source.SourceList.as_view(), name="api-sources"),
    re_path(rf"{V1}sources/{ID}/$", source.SourceDetail.as_view(), name="api-source"),
    re_path(rf"{V1}relations/$", relation.RelationList.as_view(), name="api-relations"),
    re_path(rf"{V1}relations/{ID}/$", relation.RelationDetail.as_view(), name="api-relation"),
    re_path(rf"{V1}topics/$", topic.TopicList.as_view(), name="api-topics"),
    re_path(
        rf"{V1}topics/(?P<slug>[-a-zA-Z0-9_]+)/$", topic.TopicDetail.as_view(), name="api-topic"
    ),
    re_path(rf"{V1}corrections/$", correction.CorrectionList.as_view(), name="api-corrections"),
    re_path(
        rf"{V1}corrections/{ID}/{NUMBER}/$",
        correction.CorrectionDetail.as_view(),
        name="api-correction",
    ),
    re_path(r"^exports/claims\.csv$", download.ClaimsAsCsv.as_view(), name="export-csv"),
    re_path(r"^exports/claims\.jsonl$", download.ClaimsAsJsonLines.as_view(), name="export-jsonl"),
    re_path(r"^exports/base\.jsonl$", download.Base.as_view(), name="export-base"),
    re_path(r"^exports/ftm\.jsonl$", download.Entities.as_view(), name="export-ftm"),
    re_path(rf"{V1}(?P<rest>[\s\S]*)$", pages.nothing, name="api-nothing"),
    re_path(r"^exports/(?P<rest>[\s\S]*)$", pages.nothing, name="export-nothing"),
]
