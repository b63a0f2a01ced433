"""The rows beside a claim: its companies, and its links to other claims."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.lines import remember
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.models import Claim, Company, Person
from articles.logic.vocabulary import ClaimLinkKind, CompanyRole


class CompanyLinkForm(forms.Form):
    company = RecordChoiceField(Company, required=False)
    role = forms.ChoiceField(choices=CompanyRole.pairs(), initial=CompanyRole.SUBJECT.value)
    remove = forms.BooleanField(required=False)

    def __init__(self, *args: Any, person: Person, is_editor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        if self.initial:
            remember(self)

    def has_changed(self) -> bool:
        moved = set(self.changed_data)
        if not str(self["company"].value() or "").strip():
            moved.discard("role")  # a row without a company says nothing
        return bool(moved)

    @property
    def link(self) -> tuple[Company, str] | None:
        """(company, role), or None where the row is empty or taken out."""
        said = self.cleaned_data
        if said.get("remove") or said.get("company") is None:
            return None
        return said["company"], said["role"]


class ClaimLinkForm(forms.Form):
    """A link that is there can be taken out; a new one names the other claim."""

    id = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=ClaimLinkKind.pairs(), required=False)
    other = RecordChoiceField(
        Claim, required=False, label="Other claim", help_text="Its id, address or whole statement."
    )
    remove = forms.BooleanField(required=False)

    def __init__(self, *args: Any, person: Person, is_editor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        if self.initial.get("id"):
            del self.fields["kind"], self.fields["other"]

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"kind", "id"})
