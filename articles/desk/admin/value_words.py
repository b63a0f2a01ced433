"""Values of form fields in words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model

from articles.desk.admin.typed_values import Raw
from articles.desk.forms.record_choice import RecordChoiceField, words_of
from articles.logic.partial_dates import PartialDate

#: Stands for a record that the person may not know of.
NOT_SHOWN = "a record that you may not see"


def words(field: Any, value: Any) -> str:
    """The value as people read it: labels for codes, names for keys."""
    if isinstance(value, Raw):
        return ", ".join(value.sent) or "—"
    if value in (None, "") or value == []:
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, PartialDate):
        return value.display()
    if isinstance(field, RecordChoiceField):
        return _record_words(field, value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(item, "pk", item) for item in value]
        rows: Any = field.queryset
        return ", ".join(str(row) for row in rows.filter(pk__in=keys)) or "—"
    if isinstance(field, forms.ModelChoiceField):
        rows = field.queryset
        found = rows.filter(pk=getattr(value, "pk", value)).first()
        return NOT_SHOWN if found is None else str(found)
    if isinstance(field, forms.ChoiceField):
        labels = dict(field.choices)  # type: ignore[arg-type]
        listed = value if isinstance(value, list | tuple) else [value]
        return ", ".join(str(labels.get(one, one)) for one in listed)
    return str(value)


def _record_words(field: RecordChoiceField, value: Any) -> str:
    if not isinstance(value, Model):
        return str(value)
    known = field.model._default_manager.filter(pk=value.pk)
    is_known = value == field.present or (known & field.records).exists()
    return words_of(value) if is_known else NOT_SHOWN
