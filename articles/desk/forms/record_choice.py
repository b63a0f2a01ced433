"""Naming a record by typing: no unbounded select box, and no script needed."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.urls import reverse_lazy

from articles.desk.forms.company_typed import companies_typed
from articles.desk.models import Article, Claim, Company, Origin, Person, Source
from articles.fields import CROCKFORD

_ID = re.compile(rf"(?:^|[\s/·(]|claims/)([{CROCKFORD}]{{8}})[/)]?$")

#: The fields that bear a record's name; matched whole, in whatever case.
NAMES: dict[type[Model], tuple[str, ...]] = {
    Company: ("name", "names__name"),
    Source: ("name",),
    Article: ("title", "canonical_url"),
    Claim: ("statement",),
    Origin: ("label",),
    Person: ("username",),
}


def words_of(record: Any) -> str:
    """What stands in the field for a record: its name and its id, which makes it the only one."""
    return f"{record} · {record.public_id}"


def named_like(records: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Records whose name holds the text, or whose id it is; unsliced."""
    found = Q(public_id__istartswith=text.strip()[:8])
    for name in NAMES[records.model]:
        found |= Q(**{f"{name}__icontains": text.strip()})
    return records.filter(pk__in=records.model._default_manager.filter(found).values("pk"))


class RecordChoiceField(forms.CharField):
    """One of `records`, typed by its id or by a name that only one of them bears.

    `records` are those the person may know of: any other is answered like one that is not
    there. `present` is the record that stands in the field already; it costs no query.
    """

    records: QuerySet[Any]
    present: Any = None

    def __init__(self, model: type[Model], **options: Any) -> None:
        self.model = model
        kind = model._meta.model_name
        options.setdefault("max_length", 600)
        options.setdefault(
            "widget",
            forms.TextInput(
                attrs={
                    "autocomplete": "off",
                    "data-choose": reverse_lazy("admin:articles_claim_choose", args=[kind]),
                }
            ),
        )
        super().__init__(**options)
        self.records = model._default_manager.all()

    def prepare_value(self, value: Any) -> Any:
        return words_of(value) if isinstance(value, Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = words_of(initial) if isinstance(initial, Model) else (initial or "")
        return str(before).strip() != str(data or "").strip()

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value)).strip()
        if not text:
            return None
        if self.present is not None and text == words_of(self.present).strip():
            return self.present
        return self._find(text)

    def _find(self, text: str) -> Any:
        named = _ID.search(text.upper())
        if named:
            found = self.records.filter(public_id=named[1]).first()
            if found is not None:
                return found
        exact = Q()
        for name in NAMES[self.model]:
            exact |= Q(**{f"{name}__iexact": text})
        rows = list(self.records.filter(exact).distinct()[:4])
        if len(rows) == 1:
            return rows[0]
        raise ValidationError(self._refusal(text, rows), code="record")

    def _like(self, text: str) -> list[Any]:
        if self.model is Company:
            found = list(companies_typed(self.records, text, most=3))
            if found:
                return found
        return list(named_like(self.records, text)[:3])

    def _refusal(self, text: str, rows: list[Any]) -> str:
        kind = self.model._meta.verbose_name
        if rows:
            choice = "; ".join(words_of(row) for row in rows)
            return f"More than one {kind} is called “{text}”. Write which: {choice}."
        like = "; ".join(words_of(row) for row in self._like(text))
        advice = (
            f" Did you mean: {like}?" if like else " Add it first, or write it as it is on record."
        )
        return f"No {kind} is called “{text}”.{advice}"


def claims_of(person: Person, *, is_editor: bool) -> QuerySet[Claim]:
    """What this person may read."""
    return Claim.objects.readable_by(person.pk, is_editor=is_editor)


def scoped(form: forms.BaseForm, person: Person, *, is_editor: bool) -> None:
    """Limits the form's record fields to what the person may know of."""
    for name, field in form.fields.items():
        if not isinstance(field, RecordChoiceField):
            continue
        if field.model is Source:
            field.records = Source.objects.known_to(person.pk)
        elif field.model is Claim:
            field.records = claims_of(person, is_editor=is_editor)
        elif field.model is Company:
            field.records = Company.objects.surviving()
        elif field.model is Person:
            field.records = Person.objects.filter(is_active=True, is_staff=True)
        field.present = form.initial.get(name)
