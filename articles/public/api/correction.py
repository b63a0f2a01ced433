"""Corrections: what was wrong and what is right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.public.api.asking import Asked
from articles.public.api.correction_record import CORRECTION
from articles.public.api.cursors import Order
from articles.public.api.filters import CorrectionFilters, filtered
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.models import Correction
from articles.public.reading.carrying import corrections


def _behind(place: tuple[Any, ...]) -> tuple[Any, ...]:
    """A claim is corrected once an edition."""
    made_at, claim, number = place
    key = Correction.objects.filter(claim__public_id=claim, from_edition__number=number)
    return made_at, Coalesce(Subquery(key.order_by("pk").values("pk")[:1]), 0)


def _all() -> QuerySet[Any]:
    return corrections().select_related(None)


class CorrectionList(RecordList):
    record = CORRECTION
    filters = CorrectionFilters
    order = Order(
        ("made_at", "pk"), (datetime, str, int), is_downwards=True,
        marks=("made_at", "claim__public_id", "from_edition__number"), key=_behind,
    )  # fmt: skip
    tag, operation, summary = "corrections", "list_corrections", "Corrections, newest first"

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return filtered(CorrectionFilters, asked.filters, _all())


class CorrectionDetail(RecordDetail):
    record = CORRECTION
    tag, operation, summary = "corrections", "read_correction", "The correction of an edition"
    statuses = (301, 400, 404, 406, 429)

    def rows(self, **path: str) -> QuerySet[Any]:
        return _all().filter(
            claim__public_id=path["public_id"], from_edition__number=int(path["number"])
        )
