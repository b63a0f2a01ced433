"""Relations between companies, each resting on claims that stand."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, QuerySet

from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.filters import RelationFilters, filtered
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.relation_record import RELATION, claims_behind
from articles.public.models import PublishedRelation


def _resting() -> QuerySet[PublishedRelation]:
    return PublishedRelation.objects.filter(Exists(claims_behind()))


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
