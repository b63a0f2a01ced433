"""Topics: what claims are grouped by."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.desk.admin.base import DeskAdmin
from articles.desk.admin.permissions import has_role
from articles.desk.editing.acting import EDITOR
from articles.desk.editing.topic import delete_topic, make_topic, rename_topic
from articles.desk.models import ClaimTopic, Topic
from articles.logic.vocabulary import Marking


@admin.register(Topic)
class TopicAdmin(DeskAdmin):
    list_display = ("name", "claim_count")
    search_fields = ("name",)
    fields = ("name",)
    removers = (EDITOR,)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """Readers see the name: a new one is public at once."""
        return has_role(request, EDITOR)

    def for_list(self, request: Any, rows: Any) -> Any:
        links = ClaimTopic.objects.filter(tag=OuterRef("pk"))
        links = links.exclude(content_object__marking=Marking.CONFIDENTIAL).order_by()
        counted = links.values("tag").annotate(n=Count("pk")).values("n")
        return rows.annotate(claims_open=Coalesce(Subquery(counted), 0))

    @admin.display(description="claims", ordering="claims_open")
    def claim_count(self, topic: Any) -> int:
        return int(topic.claims_open)

    def make(self, request: Any, values: dict[str, Any]) -> Topic:
        return make_topic(**values)

    def revise(self, request: Any, record: Any, *, version: int, changes: dict[str, Any]) -> Topic:
        return rename_topic(record, version=version, name=changes.get("name", record.name))

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        delete_topic(record, version=version)
