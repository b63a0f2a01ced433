"""The base of every record's admin. Docs: docs/adding-a-record.md."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.db.models import ForeignKey, ManyToManyField, URLField
from django.urls import reverse
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.desk.admin.editing_notes import EditingNotes
from articles.desk.admin.history import HistoryPage
from articles.desk.admin.paging import BoundedPaginator
from articles.desk.admin.permissions import ByRole
from articles.desk.admin.refusing import Refusing
from articles.desk.admin.saving import ByVerbs, RowsByVerbs
from articles.desk.admin.stepping import StepPages
from articles.desk.forms.keyed import keyed
from articles.desk.forms.record import RecordForm
from articles.fields import PartialDateField

#: Characters of a search that are looked at.
LONGEST_SEARCH = 200
PRECISELY = "As precisely as it is known: 2019, June 2025 or 13 June 2025."


class Linking:
    """Keys are searched for, never chosen from an unbounded box; one pop-up at most."""

    def get_autocomplete_fields(self, request: Any) -> list[str]:
        """Every key that the form edits, unless the record's admin names its own."""
        named = super().get_autocomplete_fields(request)  # type: ignore[misc]
        if named:
            return list(named)
        keys = (ForeignKey, ManyToManyField)
        fields = (*self.model._meta.fields, *self.model._meta.many_to_many)  # type: ignore[attr-defined]
        return [
            field.name
            for field in fields
            if isinstance(field, keys)
            and field.editable
            and self.admin_site.is_registered(field.remote_field.model)  # type: ignore[attr-defined]
            and self.admin_site.get_model_admin(field.remote_field.model).search_fields  # type: ignore[attr-defined]
        ]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, PartialDateField):
            kwargs.setdefault("widget", UnfoldAdminTextInputWidget)
            kwargs.setdefault("help_text", db_field.help_text or PRECISELY)
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            wrapper = field.widget
            wrapper.can_change_related = wrapper.can_delete_related = False
            wrapper.can_view_related = False
            if "_popup" in request.GET or "_popup" in request.POST:
                wrapper.can_add_related = False
        widget = getattr(field, "widget", None)
        searched = getattr(widget, "widget", widget)
        if isinstance(searched, AutocompleteMixin):
            kind: Any = type(searched)
            searched.__class__ = keyed(kind)
        return field


class DeskAdmin(
    ByRole, Refusing, ByVerbs, Linking, StepPages, EditingNotes, HistoryPage, ModelAdmin
):
    """Give it `make`, `revise` and, where deleting is possible, `removers` and `remove`."""

    form = RecordForm
    change_form_template = "desk/change_form.html"
    delete_confirmation_template = "desk/delete_confirmation.html"
    actions = None
    paginator = BoundedPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
    list_filter_submit = True
    save_on_top = False
    show_facets = False

    def get_object(self, request: Any, object_id: str, from_field: Any = None) -> Any:
        # An empty `_to_field` passes Django's check and names no field.
        return super().get_object(request, object_id, from_field or None)

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        # The autocomplete hands on what it is sent; PostgreSQL takes no NUL.
        term = search_term.replace("\x00", "")[:LONGEST_SEARCH]
        if search_term and not term:
            return queryset.none(), False
        return super().get_search_results(request, queryset, term)

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        record = self.get_object(request, object_id)
        if record is not None:
            extra_context = {
                "seen_version": self.version_now(record),
                "back": reverse(
                    f"admin:articles_{self.model._meta.model_name}_change", args=[record.pk]
                ),
                **(extra_context or {}),
            }
        return super().delete_view(request, object_id, extra_context)


class DeskTabular(ByRole, RowsByVerbs, Linking, TabularInline):
    extra = 0


class DeskStacked(ByRole, RowsByVerbs, Linking, StackedInline):
    extra = 0


class ReadOnlyRows:
    """An inline that shows rows and writes none."""

    can_delete = False
    max_num: int | None = 0

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False
