"""Topics that claims are on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from articles.public.api import shapes
from articles.public.api.asking import Asked
from articles.public.api.cursors import Order
from articles.public.api.links import absolute, href, page
from articles.public.api.reading import RecordDetail, RecordList
from articles.public.api.records import Field, Record
from articles.public.models import PublishedTopic
from articles.public.reading.topic_list import claim_count

TOPIC = Record(
    "Topic",
    (
        Field("slug", "slug", shapes.text("As filters take it.")),
        Field("href", "slug", shapes.address("This record."), lambda key: href("topic", key)),
        Field("page", "slug", shapes.address("Its page."), lambda key: page("topic", key)),
        Field("name", "name", shapes.text()),
        Field("claim_count", "claim_count", shapes.number("Claims that stand.")),
        Field(
            "claims", "slug", shapes.address("The list of its claims."),
            lambda slug: absolute(f"/api/v1/claims/?topic={slug}"),
        ),
    ),
)  # fmt: skip


def _carried() -> QuerySet[PublishedTopic]:
    """Those that a standing claim carries."""
    return PublishedTopic.objects.annotate(claim_count=claim_count()).filter(claim_count__gt=0)


class TopicList(RecordList):
    record = TOPIC
    order = Order(("slug",), (str,))
    tag, operation, summary = "topics", "list_topics", "Topics, by their slugs"

    def rows(self, asked: Asked, **path: str) -> QuerySet[Any]:
        return _carried()


class TopicDetail(RecordDetail):
    record = TOPIC
    tag, operation, summary = "topics", "read_topic", "A topic"

    def rows(self, **path: str) -> QuerySet[Any]:
        return _carried().filter(slug=path["slug"])
