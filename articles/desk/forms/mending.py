"""Where the words of an appearance stand in the newest version of an article's text."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.appearance import Spans, SpansField
from articles.desk.models import ArticleVersion


class ChosenSpansField(SpansField):
    """None chosen is (): a number of a sentence may stand in their place."""

    def clean(self, value: object) -> Spans:
        return super().clean(value) if value else ()


class MendForm(forms.Form):
    """One selection: words chosen in the text, a sentence offered, or a sentence by number.

    `confirm` instead: the words still say it where they stand now; `leave`: nothing says it.
    """

    appearance = forms.CharField(max_length=8, widget=forms.HiddenInput)
    claim_version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.IntegerField(widget=forms.HiddenInput)  # the version whose words are chosen
    spans = ChosenSpansField()
    confirm = forms.BooleanField(required=False)
    leave = forms.BooleanField(required=False)
    number = forms.IntegerField(required=False, min_value=1, label="Sentence number")

    def __init__(self, *args: Any, newest: ArticleVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.newest = newest
        self.fields["spans"].required = False

    def clean_text(self) -> int:
        if self.cleaned_data["text"] != self.newest.pk:
            raise forms.ValidationError(
                "The article has a newer version of its text: look at that one."
            )
        return self.newest.pk

    def clean_number(self) -> int | None:
        number: int | None = self.cleaned_data["number"]
        if number is not None and number > len(self.newest.sentences):
            raise forms.ValidationError(f"The text has {len(self.newest.sentences)} sentences.")
        return number

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        told = ("confirm", "leave", "spans", "number")
        if not self.errors and not any(said.get(name) for name in told):
            self.add_error("number", "Choose the words, or give the number of a sentence.")
        return said

    def chosen(self) -> Spans:
        """Code point ranges in the newest text; only of a valid form that confirms nothing."""
        if spans := self.cleaned_data["spans"]:
            return tuple(spans)
        start, end, _ = self.newest.sentences[self.cleaned_data["number"] - 1]
        return ((start, end),)
