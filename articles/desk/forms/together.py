"""What is to be done to several claims, and with what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from articles.desk.forms.claim_desk import next_monday
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.models import Person, Topic

ACTS = (
    ("assign", "Assign"),
    ("topic", "Add a topic"),
    ("snooze", "Snooze"),
    ("recheck", "Recheck links"),
    ("export", "Export"),
)
#: What each act cannot do without, and how that is said.
_NEEDED = {
    "topic": ("topic", "Name the topic."),
    "snooze": ("until", "Choose the day on which they come back."),
    "export": ("reason", "Say what the file is for: it is kept with your name."),
}


class TogetherForm(forms.Form):
    """`act` and what it needs; the fields of the other acts are passed over."""

    act = forms.ChoiceField(label="What to do", choices=ACTS, widget=forms.RadioSelect)
    to = RecordChoiceField(Person, required=False, label="Assign to", help_text="Empty: to nobody.")
    topic = forms.CharField(
        required=False,
        label="Topic to add",
        max_length=Topic._meta.get_field("name").max_length,
        help_text="Those they have stay.",
    )
    until = forms.DateField(
        required=False,
        label="Snooze until",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="They leave your own queue until that day, and nobody else’s.",
    )
    reason = forms.CharField(
        required=False, max_length=300, help_text="Why; an export needs one, which is kept."
    )

    def __init__(self, data: Any = None, *, person: Person, is_editor: bool) -> None:
        super().__init__(data)
        self.fields["until"].initial = next_monday(timezone.now().date())
        if not is_editor:
            allowed = [act for act in ACTS if act[0] != "export"]
            self.fields["act"].choices = allowed  # type: ignore[attr-defined]
        scoped(self, person, is_editor=is_editor)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name, words = _NEEDED.get(said.get("act", ""), ("", ""))
        if name and not said.get(name) and name not in self.errors:
            self.add_error(name, words)
        return said
