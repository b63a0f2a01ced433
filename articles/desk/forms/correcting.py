"""The decision on each of many claims that are corrected together: nothing, unless chosen."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.lines import LinesField


class DecisionForm(forms.Form):
    """What was seen of one claim, and what is decided: nothing, unless somebody chooses."""

    #: Fields that come back as typed where the claim has to be read again.
    kept: tuple[str, ...] = ()
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    decision = forms.ChoiceField(required=False, label="Decide", widget=forms.RadioSelect)
    choices: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["decision"]
        field.choices = self.choices

    @property
    def decided(self) -> str:
        return str(self.cleaned_data.get("decision") or "")


class CheckForm(DecisionForm):
    kept = ("comment",)
    choices = (("verify", "Verify"), ("send-back", "Send back"), ("skip", "Skip"))
    seen_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    comment = LinesField(
        rows=2,
        required=False,
        label="What you checked, or what has to change",
        help_text="10 characters or more where you send it back.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "send-back" and len(said.get("comment", "").strip()) < 10:
            self.add_error("comment", "Say in 10 characters or more what has to change.")
        return said


class PublishForm(DecisionForm):
    choices = (("publish", "Publish with this correction"), ("skip", "Skip"))
