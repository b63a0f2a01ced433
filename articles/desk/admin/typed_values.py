"""Values of form fields: to compare, and as a browser would send them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model


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
