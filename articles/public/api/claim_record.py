"""What programs are told of a claim."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.expressions import Case, Value, When
from django.db.models.functions import JSONObject
from rest_framework import serializers

from articles.logic.vocabulary import (
    Challenge,
    ClaimType,
    Confidence,
    LoneOrigin,
    PublicStanding,
    Risk,
    Verdict,
    VerificationHow,
)
from articles.public.api import shapes
from articles.public.api.links import each_linked, href, named, page
from articles.public.api.named import Named, NamedInRole, NamedTopic
from articles.public.api.records import Field, Record
from articles.public.models import (
    PublishedAppearance,
    PublishedClaimCompany,
    PublishedClaimTopic,
)
from articles.public.reading.carrying import corrections

MOST_APPEARANCES = 200


class CorrectionOfClaim(serializers.Serializer[Any]):
    kind = serializers.CharField()
    was_wrong = serializers.CharField()
    is_right = serializers.CharField()
    made_at = serializers.DateTimeField()


def _companies() -> ArraySubquery:
    rows = PublishedClaimCompany.objects.filter(claim=OuterRef("pk"))
    roles = JSONObject(
        of=Value("company"), id="company__public_id", name="company__name", role="role"
    )
    return ArraySubquery(rows.order_by("role", "company__public_id").values_list(roles))


def _topics() -> ArraySubquery:
    rows = PublishedClaimTopic.objects.filter(claim=OuterRef("pk")).order_by("topic__name")
    return ArraySubquery(rows.values_list(named("topic", "topic__", key="slug")))


def _articles() -> ArraySubquery:
    rows = PublishedAppearance.objects.filter(claim=OuterRef("pk"), article__is_hidden=False)
    found = rows.order_by("article__public_id").distinct("article__public_id")
    return ArraySubquery(
        found.values_list(named("article", "article__", "title"))[:MOST_APPEARANCES]
    )


def _corrections() -> ArraySubquery:
    rows = corrections().filter(claim=OuterRef("pk"))
    return ArraySubquery(
        rows.values_list(
            JSONObject(
                kind="kind", was_wrong="told_wrong", is_right="told_right", made_at="made_at"
            )
        )
    )


def _href(public_id: str) -> str:
    return href("claim", public_id)


TITLE = Case(When(neutral_title="", then=F("statement")), default=F("neutral_title"))
CLAIM = Record(
    "Claim",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field("href", "public_id", shapes.address("This record."), _href),
        Field(
            "page", "public_id", shapes.address("Its page."), lambda key: page("claim", key)
        ),
        Field(
            "title", TITLE, shapes.text("What to call it in lists and headings: for a claim with "
            "a risk that is not borne out, neutral words in place of its statement."),
        ),
        Field("statement", "statement", shapes.text("The claim as it was checked.")),
        Field("in_short", "in_short", shapes.text("One plain sentence.")),
        Field("type", "type", shapes.term(ClaimType)),
        Field("risk", "risk", shapes.term(Risk)),
        Field("verdict", "verdict", shapes.term(Verdict)),
        Field(
            "confidence", "confidence",
            shapes.term(Confidence, "Confidence in this verdict.", may_be_empty=True),
        ),
        Field("rating", "rating", shapes.number("4, 3 or 2 where partly supported.", is_null=True)),
        Field("origins_for", "origins_for", shapes.number("Independent origins for it.")),
        Field("origins_against", "origins_against", shapes.number("And against it.")),
        Field("items_for", "items_for", shapes.number("Items of evidence for it.")),
        Field("items_against", "items_against", shapes.number("And against it.")),
        Field("lone_origin", "lone_origin", shapes.term(LoneOrigin, may_be_empty=True)),
        Field("occurred", "occurred", shapes.partial("Since when it is said to hold.")),
        Field("companies", _companies(), NamedInRole(many=True), each_linked),
        Field("topics", _topics(), NamedTopic(many=True), each_linked),
        Field("articles", _articles(), Named(many=True), each_linked, is_heavy=True),
        Field("corrections", _corrections(), CorrectionOfClaim(many=True), is_heavy=True),
        Field("standing", "standing", shapes.term(PublicStanding)),
        Field("challenge", "challenge", shapes.term(Challenge)),
        Field("challenged_at", "challenged_at", shapes.moment("Since when.", is_null=True)),
        Field("verified_how", "verified_how", shapes.term(VerificationHow)),
        Field("base", "base", shapes.text("Where it was imported from; it was not checked here.")),
        Field(
            "review", "base", shapes.text("How it was checked, in words."),
            lambda base: f"imported from {base}, not checked here" if base else "checked here",
        ),
        Field("edition", "number", shapes.number("Number of the present edition.")),
        Field("content_hash", "edition__content_hash", shapes.text("SHA-256 of that edition.")),
        Field(
            "editions", "public_id", shapes.address("All of its editions."),
            lambda key: href("claim", key, "editions"),
        ),
        Field("first_published_at", "first_published_at", shapes.moment("Of edition 1.")),
        Field("updated_at", "updated_at", shapes.moment("Of the present edition.")),
        Field("reviewed_on", "reviewed_on", shapes.day("Last look at it.")),
        Field("review_due_on", "review_due_on", shapes.day("Next one.", is_null=True)),
        Field("language", "language", shapes.text("BCP 47; empty where not stated.")),
    ),
)  # fmt: skip
