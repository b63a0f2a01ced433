"""What programs are told of a relation between companies."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from articles.logic.vocabulary import RelationKind
from articles.public.api import shapes
from articles.public.api.claim_record import TITLE
from articles.public.api.links import each_linked, href, linked, named
from articles.public.api.named import Named
from articles.public.api.records import Field, Record
from articles.public.models import PublishedClaim

MOST = 500


def claims_behind() -> QuerySet[PublishedClaim]:
    return PublishedClaim.objects.standing().filter(relations=OuterRef("pk"))


def _claims() -> ArraySubquery:
    titled = claims_behind().annotate(told_title=TITLE).order_by("public_id")
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
