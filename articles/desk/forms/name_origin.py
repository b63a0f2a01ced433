"""The answer to "where did they get it?" for items whose origin is not stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from articles.desk.forms.origin import LABEL_HELP
from articles.logic.vocabulary import OriginKind, Stance

#: The answers that the origin is named in the fields beside, or chosen from the long list.
NAMED, LISTED = "named", "listed"
Choices = Sequence[tuple[str, str]]


class NameOriginForm(forms.Form):
    """`asked` are (public id, words) of the items, `offered` (key, words) of known origins.

    `origin` is sent by the button that is pressed.
    """

    claim_version = forms.IntegerField(widget=forms.HiddenInput)
    side = forms.ChoiceField(choices=Stance.pairs(), widget=forms.HiddenInput)
    items = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick which of them.",
            "invalid_choice": "One of them is not open any more: its origin is named, or it is "
            "gone.",
        },
    )
    origin = forms.ChoiceField(
        error_messages={"required": "Say where they got it: press one of the buttons."}
    )
    listed = forms.ChoiceField(required=False, label="Another origin of this claim")
    origin_kind = forms.ChoiceField(
        choices=OriginKind.pairs(), required=False, label="Or a new origin: what it is"
    )
    named = forms.CharField(
        required=False, max_length=200, label="Its name, or a token", help_text=LABEL_HELP
    )

    def __init__(self, *args: Any, asked: Choices, offered: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["items"].choices = asked
        fields["origin"].choices = [*offered, (NAMED, ""), (LISTED, "")]
        fields["listed"].choices = [("", "Choose…"), *offered]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("origin") == LISTED and "listed" not in self.errors:
            if said.get("listed"):
                said["origin"] = said["listed"]
            else:
                self.add_error("listed", "Choose the origin.")
        if said.get("origin") == NAMED:
            if not said.get("named", "").strip() and "named" not in self.errors:
                self.add_error("named", "Name the origin.")
            if not said.get("origin_kind") and "origin_kind" not in self.errors:
                self.add_error("origin_kind", "Say what it is.")
        return said
