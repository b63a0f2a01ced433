"""Where the admin would save a row, a verb is called instead."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.editing.errors import EditingError
from articles.desk.editing.trail import version_of
from articles.desk.forms.keyed import is_key
from articles.desk.forms.record import BESIDE

#: Rows that a form is read for, whatever number it claims to have; Django would take 2000.
MOST_ROWS = 200


def unspoilt(record: Any) -> Any:
    """The record as the database has it: validation has put what was typed into `record`."""
    return type(record)._default_manager.get(pk=record.pk)


class ByVerbs:
    """A record's admin says what making, revising and removing mean; nothing else writes."""

    def make(self, request: Any, values: dict[str, Any]) -> Model:
        """A new record from everything that was typed."""
        raise EditingError("Such records are not made here.")

    def revise(
        self, request: Any, record: Any, *, version: int, changes: dict[str, Any]
    ) -> Model | None:
        """The record with `changes`; called without any too, since it compares the version."""
        raise EditingError("Such records are not changed here.")

    def remove(self, request: Any, record: Any, *, version: int) -> None:
        raise EditingError("Such records are not deleted.")

    def version_now(self, record: Any) -> int:
        """The version that a delete or a step compares."""
        return version_of(record)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.revise(request, unspoilt(obj), version=form.version(), changes=form.changes())
            kept = unspoilt(obj)
        else:
            kept = self.make(request, form.values())
        obj.__dict__.update(kept.__dict__)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        record, inline = form.instance, formset.inline
        gone = [row for row in formset.deleted_forms if row.instance.pk]
        for row in gone:
            inline.remove_row(request, record, unspoilt(row.instance))
            record.refresh_from_db()
        for row in formset.initial_forms:
            if row not in gone and row.has_changed():
                inline.revise_row(request, record, unspoilt(row.instance), row_changes(row))
                record.refresh_from_db()
        for row in formset.extra_forms:
            if row.has_changed() and row not in formset.deleted_forms:
                inline.add_row(request, record, row_values(row, formset))
                record.refresh_from_db()

    def delete_model(self, request: Any, obj: Any) -> None:
        seen = request.POST.get("seen_version", "")
        self.remove(request, obj, version=int(seen) if is_key(seen) else 0)

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        raise EditingError("Records are deleted one at a time, each by its own decision.")

    def get_deleted_objects(self, objs: Any, request: Any) -> tuple[Any, ...]:
        """No walk through everything that refers to it: the database protects that."""
        return [str(record) for record in objs], {}, set(), []

    def construct_change_message(self, *args: Any, **kwargs: Any) -> str:
        return ""

    def log_addition(self, *args: Any, **kwargs: Any) -> None:
        """History is written by the database."""

    log_change = log_addition
    log_deletions = log_addition


class RowsByVerbs:
    """The same for the rows of an inline; `record` is fresh and carries the version."""

    def add_row(self, request: Any, record: Any, values: dict[str, Any]) -> None:
        raise EditingError("Such rows are not added here.")

    def revise_row(self, request: Any, record: Any, row: Any, changes: dict[str, Any]) -> None:
        raise EditingError("Such rows are not changed: remove this one and add another.")

    def remove_row(self, request: Any, record: Any, row: Any) -> None:
        raise EditingError("Such rows are not removed here.")

    def dress(self, request: Any, row: Any, then: AsItWas) -> None:
        """Gives a row as it was what its form reads beside its columns."""

    max_num: int | None

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        if self.max_num is None:
            kwargs.setdefault("max_num", MOST_ROWS)
        kwargs.setdefault("absolute_max", MOST_ROWS)
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.inline = self
        return formset


def _names(row: Any) -> list[str]:
    return [name for name in row.cleaned_data if name not in (*BESIDE, "DELETE", "id")]


def row_values(row: Any, formset: Any) -> dict[str, Any]:
    """What was typed into a new row, without the key to its parent."""
    parent = formset.fk.name
    return {name: row.cleaned_data[name] for name in _names(row) if name != parent}


def row_changes(row: Any) -> dict[str, Any]:
    names = set(_names(row))
    return {name: row.cleaned_data[name] for name in row.changed_data if name in names}
