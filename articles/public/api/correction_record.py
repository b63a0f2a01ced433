"""What programs are told of a correction."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.expressions import Case, When
from django.db.models.functions import JSONObject

from articles.logic.vocabulary import CorrectionKind
from articles.public.api import shapes
from articles.public.api.links import href, linked
from articles.public.api.named import Named
from articles.public.api.records import Field, Record

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
