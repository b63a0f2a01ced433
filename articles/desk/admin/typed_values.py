"""Values of form fields: to compare, to say in words, and as a browser would send them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model

from articles.desk.forms.record_choice import RecordChoiceField, words_of
from articles.logic.partial_dates import PartialDate

#: Stands for a record that the person may not know of.
NOT_SHOWN = "a record that you may not see"


@dataclass(frozen=True)
class Raw:
    """What was sent and could not be read as a value."""

    sent: tuple[str, ...]


def typed_value(form: Any, name: str) -> Any:
    """What was typed into a field of a bound form: the cleaned value, else as it was sent.

    Read from what was sent, not from `cleaned_data`: a form's own cleaning may fill in or
    throw out a field.
    """
    field = form.fields[name]
    sent = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    try:
        return field.clean(sent)
    except forms.ValidationError:
        if isinstance(sent, list | tuple):
            return Raw(tuple(str(one) for one in sent))
        return Raw(() if sent is None else (str(sent),))


def comparable(value: Any) -> Hashable:
    """Equal for what is the same to people: keys for records, one kind of line end, no order
    among several."""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip() or None
    if hasattr(value, "__iter__") and not isinstance(value, Raw):
        return frozenset(comparable(one) for one in value) or None
    if isinstance(value, bool):
        return value or None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Raw):
        return value if any(value.sent) else None
    known: Hashable = value
    return known


def as_sent(field: Any, value: Any) -> list[str]:
    """What a browser would send of the field where it shows `value`; [] for an empty box."""
    if isinstance(value, Raw):
        return list(value.sent)
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return [str(getattr(one, "pk", one)) for one in value or ()]
    prepared = field.prepare_value(value)
    shown = field.widget.format_value(prepared)
    if isinstance(shown, list | tuple):
        return [str(one) for one in shown if one not in (None, "")] or [""]
    return ["" if shown is None else str(shown)]


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
