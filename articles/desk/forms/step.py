"""The form of a step: what was seen, and what the step asks."""

from __future__ import annotations

from typing import Any

from django import forms


class StepForm(forms.Form):
    """`seen_version` is that of the record as the person read it."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    seen_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        self.record = record
        super().__init__(*args, **kwargs)

    def answers(self) -> dict[str, Any]:
        """What was typed, by the names of the verb's parameters."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen_version"}
