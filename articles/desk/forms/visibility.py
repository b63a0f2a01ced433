"""What a person may know of; the one place of this rule in forms and admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from articles.desk.editing.acting import EDITOR, roles_of
from articles.desk.models import Claim, Company, Person, Source


def visible_to(person: Person, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Without confidential sources and claims that this person may not know of."""
    if rows.model is Source:
        return rows.filter(pk__in=Source.objects.known_to(person.pk).values("pk"))
    if rows.model is Claim and EDITOR not in roles_of(person):
        readable = Claim.objects.readable_by(person.pk, is_editor=False)
        return rows.filter(pk__in=readable.values("pk"))
    return rows


def to_choose_from(person: Person, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What a new link may lead to: nothing secret, nobody who left."""
    rows = visible_to(person, rows)
    if rows.model is Person:
        return rows.filter(is_active=True, is_system=False)
    if rows.model is Company:
        return rows.filter(merged_into__isnull=True)
    return rows


def limit(form: forms.BaseForm, person: Person, names: Any) -> None:
    """Narrows the named fields of a form to what the person may choose."""
    for name in names:
        field: Any = form.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            rows: Any = field.queryset
            field.queryset = to_choose_from(person, rows)


def hidden_keys(form: Any) -> dict[str, Any]:
    """Keys of the record that lead to what this person may not see: name to the record.

    They come back empty from the browser, and must not be taken for emptied.
    """
    hidden = {}
    for name, field in form.fields.items():
        is_key = isinstance(field, forms.ModelChoiceField)
        if not is_key or isinstance(field, forms.ModelMultipleChoiceField):
            continue
        present = form.initial.get(name)
        if present and not field.queryset.filter(pk=present).exists():
            hidden[name] = getattr(form.instance, name)
    return hidden
