"""Sources that evidence comes from; never a confidential one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.logic.vocabulary import SourceKind
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.filters import SourceFilters, filtered
from articles.public.api.links import href, linked, named, page
from articles.public.api.named import Named
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.records import Field, Record
from articles.public.models import PublishedSource
from articles.public.reading.source_list import resting_on

SOURCE = Record(
    "Source",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field("href", "public_id", shapes.address("This record."), lambda key: href("source", key)),
        Field("page", "public_id", shapes.address("Its page."), lambda key: page("source", key)),
        Field("label", "label", shapes.text("The words that readers know it by.")),
        Field("kind", "kind", shapes.term(SourceKind)),
        Field("description", "description", shapes.text()),
        Field("grade", "grade", shapes.text("A to F, where publishing it was chosen; else empty.")),
        Field("owner", named("source", "owner__", "label"), Named(allow_null=True), linked),
    ),
)


class SourceList(RecordList):
    record = SOURCE
    filters = SourceFilters
    order = Order(("public_id",), (str,))
    tag, operation, summary = "sources", "list_sources", "Sources, by their ids"
    description = "Sources on which no standing claim rests are not listed."

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return filtered(SourceFilters, asked.filters, resting_on())


class SourceDetail(RecordDetail):
    record = SOURCE
    tag, operation, summary = "sources", "read_source", "A source"
    statuses = (301, 400, 404, 406, 429)

    def rows(self, **path: str) -> QuerySet[Any]:
        return PublishedSource.objects.filter(is_hidden=False, public_id=path["public_id"])
