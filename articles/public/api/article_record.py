"""What programs are told of an article: its facts, not its text."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from articles.logic.link_states import LinkStanding
from articles.logic.vocabulary import ArticleKind, Rights, Standing
from articles.public.api import shapes
from articles.public.api.claim_record import TITLE
from articles.public.api.links import each_linked, href, linked, named, page
from articles.public.api.named import Named
from articles.public.api.records import Field, Record
from articles.public.models import PublishedArticle, PublishedClaim

MOST = 500


def _claims() -> ArraySubquery:
    """Those that stand, as far as the article says them."""
    rows = PublishedClaim.objects.standing().filter(appearances__article=OuterRef("pk"))
    titled = rows.annotate(told_title=TITLE).order_by("public_id").distinct("public_id")
    return ArraySubquery(titled.values_list(named("claim", "", "told_title"))[:MOST])


def _origins() -> ArraySubquery:
    rows = PublishedArticle.objects.filter(rewritten_by=OuterRef("pk"), is_hidden=False).order_by(
        "public_id"
    )
    return ArraySubquery(rows.values_list(named("article", "", "title"))[:MOST])


ARTICLE = Record(
    "Article",
    (
        Field("id", "public_id", shapes.text("Public id.")),
        Field(
            "href", "public_id", shapes.address("This record."), lambda key: href("article", key)
        ),
        Field(
            "page", "public_id", shapes.address("Its page."), lambda key: page("article", key)
        ),
        Field("title", "title", shapes.text()),
        Field(
            "publisher", named("source", "publisher__", "label"), Named(allow_null=True), linked
        ),
        Field("byline", "byline", shapes.text("Empty where not stated.")),
        Field("kind", "kind", shapes.term(ArticleKind)),
        Field("published_on", "published_on", shapes.partial("")),
        Field("url", "url", shapes.text("Of the original; empty where not stated.")),
        Field("language", "language", shapes.text("BCP 47; empty where not stated.")),
        Field("rights", "rights", shapes.term(Rights)),
        Field("standing", "standing", shapes.term(Standing)),
        Field("version", "version", shapes.number("Of the text.")),
        Field("captured_on", "captured_on", shapes.day("When that text was captured.")),
        Field("sentence_count", "sentence_count", shapes.number("Sentences of the whole text.")),
        Field("link_standing", "link_standing", shapes.term(LinkStanding, "Of the original.")),
        Field("link_checked_on", "link_checked_on", shapes.day("When last.", is_null=True)),
        Field(
            "derives_from", _origins(), Named(many=True), each_linked, is_heavy=True,
        ),
        Field("claims", _claims(), Named(many=True), each_linked, is_heavy=True),
        Field("updated_at", "updated_at", shapes.moment("Of these facts.")),
    ),
)  # fmt: skip
