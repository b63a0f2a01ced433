"""The form of every record: the version that was seen, the reason, and a refusal in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from unfold.widgets import UnfoldAdminTextInputWidget

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[models.Model]
else:  # Django's ModelForm takes no type parameters at run time
    _ModelForm = forms.ModelForm

#: Fields of the form that are not the record's.
BESIDE = ("seen_version", "over_version", "why")


class RecordForm(_ModelForm):
    """`refusal` is what the verbs or the database said; the form then comes back as typed.

    `version_from` leads from the record to whatever carries its version: "version", or
    "claim.version" for what is a part of a claim.
    """

    version_from = "version"
    refusal: str = ""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why?",
        required=False,
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text="Kept in the record’s history, beside what changed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["seen_version"].initial = self.present_version()

    def present_version(self) -> int:
        """The version of the record, or of what it belongs to, as the database had it."""
        carrier: Any = self.instance
        for step in self.version_from.split("."):
            carrier = getattr(carrier, step)
        return int(carrier)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal, code="refused")
        return cleaned

    def version(self) -> int:
        """The version to compare: what was seen, or what the person chose to save over."""
        chosen = self.cleaned_data.get("over_version") or self.cleaned_data.get("seen_version")
        return int(chosen or 0)

    def values(self) -> dict[str, Any]:
        """Everything that was typed, by the record's field names."""
        return {name: value for name, value in self.cleaned_data.items() if name not in BESIDE}

    def changes(self) -> dict[str, Any]:
        """Only what differs from the record as it is now."""
        values = self.values()
        return {name: values[name] for name in self.changed_data if name in values}
