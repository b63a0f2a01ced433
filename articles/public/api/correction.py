"""Corrections: what was wrong and what is right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Subquery, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import Coalesce, JSONObject

from articles.logic.vocabulary import CorrectionKind
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.filters import CorrectionFilters, filtered
from articles.public.api.links import Named, href, linked
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.records import Field, Record
from articles.public.models import Correction
from articles.public.reading.carrying import corrections

TITLE = Case(
    When(claim__neutral_title="", then=F("claim__statement")), default=F("claim__neutral_title")
)
PLACE = JSONObject(claim="claim__public_id", number="from_edition__number")

CORRECTION = Record(
    "Correction",
    (
        Field(
            "href", PLACE, shapes.address("This record."),
            lambda at: href("correction", at["claim"], at["number"]),
        ),
        Field(
            "claim",
            JSONObject(of=Value("claim"), id="claim__public_id", name=TITLE),
            Named(),
            linked,
        ),
        Field("kind", "kind", shapes.term(CorrectionKind)),
        Field("was_wrong", "told_wrong", shapes.text("What was wrong.")),
        Field("is_right", "told_right", shapes.text("What is right.")),
        Field("from_edition", "from_edition__number", shapes.number("The edition corrected.")),
        Field(
            "to_edition", "to_edition__number",
            shapes.number("The edition with what is right; null for a retraction.", is_null=True),
        ),
        Field("made_at", "made_at", shapes.moment("When it was published.")),
    ),
)  # fmt: skip


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
