"""The form of a reader's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import plain_name, storable
from articles.logic.report_kinds import LONGEST, SHORTEST, ReportKind
from articles.logic.wording import counted


def _read(check: Any) -> Any:
    """The verb's check as a validator of a field."""

    def validate(value: str) -> None:
        try:
            check(value)
        except EditingError as refusal:
            raise ValidationError(str(refusal)) from refusal

    return validate


class ReportForm(forms.Form):
    """`website` stays empty: programs fill every field, people do not see this one."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=ReportKind.pairs(),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what it is about.",
            "invalid_choice": "Choose one of these.",
        },
    )
    words = forms.CharField(
        label="What is wrong, and how do you know?",
        help_text="Name a source or a link where you can. Between "
        f"{SHORTEST} and {LONGEST:,} characters.",
        min_length=SHORTEST,
        max_length=LONGEST,
        validators=[_read(storable)],
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Write what is wrong.",
            "min_length": f"Write {counted(SHORTEST, 'character')} or more.",
            "max_length": f"Write {LONGEST:,} characters at most.",
        },
    )
    address = forms.EmailField(
        label="Your e-mail address, if you want an answer",
        required=False,
        max_length=254,
        help_text="Fact-checkers and editors see it. It is deleted 90 days after the answer.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "This is no e-mail address. Mend it, or leave it empty."},
    )
    name = forms.CharField(
        label="Your name, if you like",
        required=False,
        max_length=150,
        validators=[_read(plain_name)],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": "A name has 150 characters at most."},
    )
    website = forms.CharField(label="Leave this empty", required=False, max_length=200)
    edition = forms.IntegerField(min_value=1, max_value=10**8, widget=forms.HiddenInput)
    token = forms.CharField(max_length=500, widget=forms.HiddenInput)

    use_required_attribute = False

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError("Leave this field empty: people do not see it.")
        return ""

    def clean_words(self) -> str:
        """Line ends as they are stored."""
        words: str = self.cleaned_data["words"]
        return words.replace("\r\n", "\n").replace("\r", "\n")
