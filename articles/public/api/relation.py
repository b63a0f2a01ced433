"""Relations between companies, each resting on claims that stand."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet

from articles.logic.vocabulary import RelationKind
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.claim_record import TITLE
from articles.public.api.cursors import Order
from articles.public.api.filters import RelationFilters, filtered
from articles.public.api.links import Named, each_linked, href, linked, named
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.records import Field, Record
from articles.public.models import PublishedClaim, PublishedRelation

MOST = 500


def _behind_it() -> QuerySet[PublishedClaim]:
    return PublishedClaim.objects.standing().filter(relations=OuterRef("pk"))


def _claims() -> ArraySubquery:
    titled = _behind_it().annotate(told_title=TITLE).order_by("public_id")
    return ArraySubquery(titled.values_list(named("claim", "", "told_title"))[:MOST])


RELATION = Record(
    "Relation",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field(
            "href", "public_id", shapes.address("This record."), lambda key: href("relation", key)
        ),
        Field("kind", "kind", shapes.term(RelationKind)),
        Field("subject", named("company", "subject__"), Named(), linked),
        Field("object", named("company", "object__"), Named(), linked),
        Field("started", "started", shapes.partial("")),
        Field("ended", "ended", shapes.partial("")),
        Field("claims", _claims(), Named(many=True), each_linked),
    ),
)


def _resting() -> QuerySet[PublishedRelation]:
    return PublishedRelation.objects.filter(Exists(_behind_it()))


class RelationList(RecordList):
    record = RELATION
    filters = RelationFilters
    order = Order(("public_id",), (str,))
    tag, operation, summary = "relations", "list_relations", "Relations of companies, by their ids"

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return filtered(RelationFilters, asked.filters, _resting())


class RelationDetail(RecordDetail):
    record = RELATION
    tag, operation, summary = "relations", "read_relation", "A relation between two companies"
    statuses = (301, 400, 404, 406, 429)

    def rows(self, **path: str) -> QuerySet[Any]:
        return _resting().filter(public_id=path["public_id"])
