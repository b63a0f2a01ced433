"""Topics of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from taggit.models import ItemBase

from articles.desk.models.base import tracked
from articles.desk.models.claim import Claim
from articles.desk.models.topic import Topic

if TYPE_CHECKING:
    pass


@tracked
class ClaimTopic(ItemBase):
    objects: models.Manager[ClaimTopic] = models.Manager()

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="claim_topics")
    content_object = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="claim_topics")

    class Meta:
        app_label = "articles"
        ordering = ("content_object", "tag")
        constraints = (
            models.UniqueConstraint(fields=("tag", "content_object"), name="claimtopic_once"),
        )
