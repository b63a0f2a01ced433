"""A stale save: what you typed beside what the record holds now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from articles.desk.forms.record import BESIDE
from articles.logic.partial_dates import PartialDate


@dataclass(frozen=True)
class Difference:
    """One field: its label, and both values as people read them."""

    field: str
    yours: str
    now: str


def differences(form: Any, formsets: Iterable[Any] = ()) -> list[Difference]:
    """Every field, of the record and of its rows, where what was typed is not what is."""
    found = _of_form(form, "")
    for formset in formsets:
        for number, row in enumerate(formset.forms, start=1):
            where = f"{formset.model._meta.verbose_name.capitalize()} {number}: "
            found += _of_form(row, where)
    return found


def _of_form(form: Any, where: str) -> list[Difference]:
    if not form.is_bound:
        return []
    rows = []
    for name in form.changed_data:
        field = form.fields[name]
        if name in BESIDE or isinstance(field.widget, forms.HiddenInput):
            continue
        bound = form[name]
        yours = form.cleaned_data.get(name, bound.value()) if hasattr(form, "cleaned_data") else ""
        rows.append(Difference(where + bound.label, said(field, yours), said(field, bound.initial)))
    return rows


def said(field: forms.Field, value: Any) -> str:
    """A form field's value in words: labels for codes, names for keys."""
    if value in (None, ""):
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, PartialDate):
        return value.display()
    rows: Any = getattr(field, "queryset", None)
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(item, "pk", item) for item in value]
        return ", ".join(str(row) for row in rows.filter(pk__in=keys)) or "—"
    if isinstance(field, forms.ModelChoiceField):
        if hasattr(value, "pk"):
            return str(value)
        found = rows.filter(pk=value).first()
        return "—" if found is None else str(found)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(value)
