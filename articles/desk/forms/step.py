"""The form of a step: what was seen, and what the step asks."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.desk.forms.sent_key import SentKeyField
from articles.desk.forms.visibility import limit
from articles.desk.models import Person


class StepForm(forms.Form):
    """`seen_version` is that of the record as the person read it; `person` takes the step."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    sent_key = SentKeyField()
    seen_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, record: Any, person: Person | None = None, **kwargs: Any
    ) -> None:
        self.record = record
        super().__init__(*args, **kwargs)
        if person is not None:
            limit(self, person, self.fields)

    def answers(self) -> dict[str, Any]:
        """What was typed, by the names of the verb's parameters."""
        beside = ("seen_version", "sent_key")
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}


class ReasonForm(StepForm):
    """A step that wants its reason."""

    reason = forms.CharField(widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}), max_length=2000)
