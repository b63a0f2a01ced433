"""The decision on a proposal of a shared origin: what they took it from, and which of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from articles.desk.forms.origin import LABEL_HELP
from articles.logic.vocabulary import OriginKind

#: The answer that an origin which is no item here is named in the field beside it.
NAMED = "named"
Choices = Sequence[tuple[str, str]]


class ProposalForm(forms.Form):
    """`origins` are (key, words) of what they may have taken it from, `members` those of the
    items. Rejecting asks for nothing."""

    proposal = forms.CharField(max_length=8, widget=forms.HiddenInput)
    claim_version = forms.IntegerField(widget=forms.HiddenInput)
    items = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Which of them"
    )
    origin = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, label="Where did they get it?"
    )
    origin_kind = forms.ChoiceField(
        choices=OriginKind.pairs(), required=False, label="What it is, if it is none of these"
    )
    named = forms.CharField(
        required=False, max_length=200, label="Its name, or a token", help_text=LABEL_HELP
    )
    is_without_reporting = forms.BooleanField(
        required=False, label="Whoever took it over has no reporting of its own"
    )
    reason = forms.CharField(required=False, max_length=500, label="Why", help_text="Kept with it.")

    def __init__(
        self,
        *args: Any,
        origins: Choices,
        members: Choices,
        reporting: str = "",
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        who = "Both" if len(members) == 2 else "All of them"
        fields["origin"].choices = [*origins, (NAMED, f"{who} took it from another origin:")]
        fields["items"].choices = members
        if len(members) == 2:
            del fields["items"]
        if reporting:
            fields["is_without_reporting"].help_text = reporting
        else:
            del fields["is_without_reporting"]

    @property
    def is_accepted(self) -> bool:
        return bool(self.data.get("decide") == "accept")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.is_accepted:
            return said
        if not said.get("origin") and "origin" not in self.errors:
            self.add_error("origin", "Say where they got it, or reject the proposal.")
        if said.get("origin") == NAMED:
            if not said.get("named", "").strip():
                self.add_error("named", "Name the origin.")
            if not said.get("origin_kind"):
                self.add_error("origin_kind", "Say what it is.")
        return said
