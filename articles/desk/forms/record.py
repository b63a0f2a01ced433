"""The form of every record: the version that was seen, the reason, and a refusal in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.desk.editing.trail import version_of
from articles.desk.forms.sent_key import SentKeyField
from articles.desk.forms.visibility import hidden_keys, limit
from articles.desk.models import Person

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[models.Model]
else:  # Django's ModelForm takes no type parameters at run time
    _ModelForm = forms.ModelForm

#: Fields of the form that are not the record's.
BESIDE = ("seen_version", "sent_key", "why")


class KeepsHidden(_ModelForm):
    """A key to what this person may not see stays as it is, and is no error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hidden = hidden_keys(self) if self.is_bound and self.instance.pk else {}
        self.hidden = {key: kept for key, kept in self.hidden.items() if not self._is_filled(key)}
        for name in self.hidden:
            self.fields[name].required = False

    def _is_filled(self, name: str) -> bool:
        return bool(self.data.get(self.add_prefix(name)))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.cleaned_data.update(self.hidden)
        return cleaned

    @property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.hidden]


class RecordForm(KeepsHidden):
    """`refusal` is what the verbs or the database said; the form then comes back as typed.

    `person` is who fills it in.
    """

    refusal: str = ""
    person: Person | None = None

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sent_key = SentKeyField()
    why = forms.CharField(
        label="Why?",
        required=False,
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text="Kept in the record’s history, beside what changed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person is not None:
            limit(self, self.person, self.declared_fields)
        if self.instance.pk:
            self.fields["seen_version"].initial = version_of(self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal, code="refused")
        return cleaned

    def version(self) -> int:
        """The version to compare; 0, which none is, where it did not come along."""
        return int(self.cleaned_data.get("seen_version") or 0)

    def values(self) -> dict[str, Any]:
        """Everything that was typed, by the record's field names."""
        return {name: value for name, value in self.cleaned_data.items() if name not in BESIDE}

    def changes(self) -> dict[str, Any]:
        """Only what differs from the record as it is now."""
        values = self.values()
        return {name: values[name] for name in self.changed_data if name in values}
