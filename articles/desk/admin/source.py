"""Sources: grades with their reasons, and who may know of a confidential one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.desk.admin.base import DeskAdmin, DeskTabular, ReadOnlyRows
from articles.desk.admin.source_steps import STEPS
from articles.desk.editing.acting import WRITERS
from articles.desk.editing.source import delete_source, make_source
from articles.desk.editing.source_access import end_access, give_access
from articles.desk.forms.source import AccessForm, SourceForm
from articles.desk.models import Source, SourceAccess, SourceGrade
from articles.desk.publishing.source import revise_source
from articles.logic.vocabulary import Reliability, SourceAttribution


class GradeInline(ReadOnlyRows, DeskTabular):
    model = SourceGrade
    fields = ("reliability", "reason", "by", "graded_at")
    readonly_fields = fields
    verbose_name_plural = "grades of reliability, the newest first"

    @admin.display(description="graded by")
    def by(self, row: SourceGrade) -> str:
        return str(row.graded_by)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("graded_by").order_by("-id")


class AccessInline(DeskTabular):
    model = SourceAccess
    form = AccessForm
    fields = ("person",)
    verbose_name = "person who may know"
    verbose_name_plural = "who may know that this source exists"

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj)

    def add_row(self, request: Any, record: Any, values: dict[str, Any]) -> None:
        give_access(record, version=record.version, person=values["person"])

    def remove_row(self, request: Any, record: Any, row: Any) -> None:
        end_access(record, version=record.version, person=row.person)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("person")


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    form = SourceForm
    list_display = ("name", "kind", "attribution", "reliability", "company")
    list_filter = ("kind", "attribution")
    list_select_related = ("company",)
    search_fields = ("name", "public_label", "company__name", "company__names__name")
    fields = (
        "name",
        "kind",
        "attribution",
        "public_label",
        "description",
        "owner",
        "company",
        "identity_reference",
        "is_grade_public",
    )
    removers = WRITERS
    steps = STEPS
    history_parts = (("source", SourceGrade), ("source", SourceAccess))

    def for_list(self, request: Any, rows: Any) -> Any:
        return rows.with_reliability()

    def get_inlines(self, request: Any, obj: Any = None) -> Any:
        if obj is None:
            return ()
        is_secret = obj.attribution == SourceAttribution.CONFIDENTIAL
        return (GradeInline, AccessInline) if is_secret else (GradeInline,)

    @admin.display(description="reliability")
    def reliability(self, source: Any) -> str:
        code = source.current_reliability
        return f"{code}: {Reliability(code).label}" if code else "not graded"

    def make(self, request: Any, values: dict[str, Any]) -> Source:
        return make_source(**values)

    def revise(self, request: Any, record: Any, *, version: int, changes: dict[str, Any]) -> Source:
        return revise_source(record, version=version, **changes)

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        delete_source(record, version=version)
