"""Origins: wire reports, documents and unnamed persons that evidence rests on."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.base import DeskAdmin
from articles.desk.editing.origin import make_origin, revise_origin
from articles.desk.forms.origin import OriginForm
from articles.desk.models import Origin


@admin.register(Origin)
class OriginAdmin(DeskAdmin):
    form = OriginForm
    list_display = ("label", "kind", "public_label")
    list_filter = ("kind",)
    search_fields = ("label", "public_label")
    fields = ("kind", "label", "public_label")

    def make(self, request: Any, values: dict[str, Any]) -> Origin:
        return make_origin(**values)

    def revise(self, request: Any, record: Any, *, version: int, changes: dict[str, Any]) -> Origin:
        return revise_origin(record, version=version, **changes)
