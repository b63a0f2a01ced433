"""Editions of a claim: what readers were shown, for ever."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request

from articles.logic.vocabulary import PublicStanding, VerificationHow
from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.claim import STANDING, survivor_of
from articles.public.api.cursors import Order
from articles.public.api.links import absolute, href
from articles.public.api.problems import NOT_FOUND
from articles.public.api.reading import RecordList, Single, moved
from articles.public.api.records import Field, Record, told
from articles.public.models import Edition, PublishedClaim, Redaction
from articles.public.renderings.problem import problem_response


class Redacted(serializers.Serializer[Any]):
    ground = serializers.CharField()
    notice = serializers.CharField()
    on = serializers.DateTimeField()


def _redaction() -> Subquery:
    rows = Redaction.objects.filter(edition=OuterRef("pk"))
    return Subquery(
        rows.values_list(JSONObject(ground="ground", notice="notice", on="redacted_at"))
    )


CLAIM_OF = PublishedClaim.objects.filter(public_id=OuterRef("subject"))
PLACE = JSONObject(claim="subject", number="number")
EDITION = Record(
    "Edition",
    (
        Field("claim", "subject", shapes.text("The claim's public id.")),
        Field("number", "number", shapes.number("From 1.")),
        Field(
            "href", PLACE, shapes.address("This record."),
            lambda at: href("claim", at["claim"], "editions", at["number"]),
        ),
        Field(
            "page", PLACE, shapes.address("Its page."),
            lambda at: absolute(f"/claims/{at['claim']}/v{at['number']}/"),
        ),
        Field(
            "file", PLACE, shapes.address("The stored text, byte for byte."),
            lambda at: absolute(f"/claims/{at['claim']}/v{at['number']}.json"),
        ),
        Field(
            "is_current", Exists(CLAIM_OF.filter(edition=OuterRef("pk"))),
            shapes.flag("Whether it is the present one."),
        ),
        Field(
            "standing", Subquery(CLAIM_OF.values("standing")),
            shapes.term(PublicStanding, "Of the claim, today."),
        ),
        Field("published_at", "published_at", shapes.moment("When it was published.")),
        Field("verified_how", "verified_how", shapes.term(VerificationHow)),
        Field("base", "base", shapes.text("Where it was imported from; it was not checked here.")),
        Field("schema", "schema", shapes.number("Of the content.")),
        Field("content_hash", "content_hash", shapes.text("SHA-256 of the stored text.")),
        Field(
            "redacted", _redaction(), Redacted(allow_null=True),
        ),
        Field(
            "content", "content",
            serializers.JSONField(
                allow_null=True, help_text="All that it says; null where it was redacted."
            ),
            lambda text: json.loads(text) if text else None,
            is_heavy=True,
        ),
    ),
)  # fmt: skip


def _editions(public_id: str) -> QuerySet[Edition]:
    return Edition.objects.of_claim(public_id)


def _standing(public_id: str) -> tuple[Any, ...] | None:
    return PublishedClaim.objects.filter(public_id=public_id).values_list(*STANDING).first()


class EditionList(RecordList):
    """Three queries: the claim comes before its editions."""

    record = EDITION
    order = Order(("number",), (int,), is_downwards=True)
    tag, operation, summary = "editions", "list_editions", "Editions of a claim, newest first"
    statuses = (301, 400, 404, 406, 410, 429)

    def led_on(self, request: Request, **path: str) -> HttpResponseBase | None:
        public_id = path["public_id"]
        standing = _standing(public_id)
        if standing is None:
            return problem_response(404, NOT_FOUND)
        survivor = survivor_of(*standing)
        if survivor and standing[0] == "current":
            return moved(request, "articles:api-editions", public_id=survivor)
        return None

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return _editions(path["public_id"])


class EditionDetail(Single):
    """Also of a claim that was merged or retracted; not of one that was withdrawn."""

    record = EDITION
    tag, operation, summary = "editions", "read_edition", "An edition with all that it says"
    statuses = (301, 400, 404, 406, 410, 429)

    def found(
        self, request: Request, fields: tuple[Field, ...], tag: str, **path: str
    ) -> HttpResponseBase:
        standing = _standing(path["public_id"])
        rows = _editions(path["public_id"]).filter(number=int(path["number"]))
        if standing is None:
            return problem_response(404, NOT_FOUND)
        survivor_of(*standing)
        answers = told(rows, fields)
        if not answers:
            return problem_response(404, NOT_FOUND)
        return self.told(answers[0][0], tag)
