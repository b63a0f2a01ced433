"""A stale save of a record's change form: its fields and the rows of its inlines as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from articles.desk.admin.as_it_was import AsItWas
from articles.desk.admin.row_carrying import Rows, carry_rows
from articles.desk.admin.rows_sent import count_of
from articles.desk.admin.stale import Stale, finish, start

VERSION = "seen_version"


def record_anew(admin: Any, request: Any, record: Any) -> Stale:
    """What `request` sent for `record`, on the record as it stands now; writes nothing.

    `record` is fresh: forms put what was typed into the instance that they are given.
    """
    data: QueryDict = request.POST
    form_class = admin.get_form(request, record, change=True)
    carrying, then = start(record, data, VERSION)
    base = None
    if then.record is not None:
        base = _initial(form_class, then.record) | admin.beside_then(request, then)
    typed = form_class(data, request.FILES, instance=_copy(record))
    carrying.carry(typed, base, _initial(form_class, record))
    made = admin._create_formsets(request, _copy(record), change=True)
    for formset, inline in zip(*made, strict=True):
        if inline.has_add_permission(request, record):
            carry_rows(carrying, _rows(request, record, formset, inline, then))
    return finish(carrying, then, record, request.FILES, VERSION)


def _copy(record: Any) -> Any:
    return type(record)._default_manager.get(pk=record.pk)


def _initial(form_class: Any, record: Any) -> dict[str, Any]:
    """What a form of the record shows, by field."""
    form: Any = form_class(instance=record)
    return {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}


def _rows(request: Any, record: Any, formset: Any, inline: Any, then: AsItWas) -> Rows:
    prefix, data, model = formset.prefix, request.POST, formset.model
    now = {str(row.pk): row for row in formset.get_queryset()}
    read: dict[str, Any] | None = None
    if then.is_known:
        was = then.rows(model, **{formset.fk.attname: record.pk})
        read = {str(key): was[key] for key in sorted(was)}
        for row in read.values():
            inline.dress(request, row, then)

    def form(at: str, sent: Any, key: str | None) -> Any:
        row = now.get(key or "") or (read or {}).get(key or "")
        held = {} if row is None else {"instance": row}
        return formset.form(sent, prefix=at, **held, **formset.get_form_kwargs(None))

    def values(rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
        return {key: _initial(formset.form, row) for key, row in rows.items()}

    fields = set(formset.form.base_fields)
    return Rows(
        prefix=prefix,
        called=str(inline.verbose_name).capitalize(),
        read=None if read is None else values(read),
        now=values(now),
        sent=[
            (f"{prefix}-{n}", data.get(f"{prefix}-{n}-id") or None)
            for n in range(count_of(data, prefix))
            if any(f"{prefix}-{n}-{name}" in data for name in fields | {"id"})
        ],
        form=form,
        named=lambda held: _words(formset.form, held),
        box="DELETE",
        spare=inline.extra,
        is_fixed=not inline.has_change_permission(request, record),
        keys=lambda key: {"id": key, formset.fk.name: str(record.pk)},
    )


def _words(form_class: Any, held: Mapping[str, Any]) -> str:
    """The first field with words of its own."""
    said = (str(held[name]) for name in form_class.base_fields if isinstance(held.get(name), str))
    return max(said, key=len, default="") or "a row"
