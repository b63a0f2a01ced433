"""The claim made from a sentence of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from articles.desk.forms.appearance import SpansField
from articles.desk.forms.lines import LinesField
from articles.desk.forms.offered import CompanyRow, Offered
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.models import Company, Person, Source
from articles.fields import PartialDateFormField
from articles.logic.vocabulary import (
    AppearanceMode,
    Basis,
    ClaimType,
    CompanyRole,
    Risk,
    Stance,
    Temporal,
)


class SentenceClaimForm(forms.Form):
    """A claim from a sentence: statement, companies, passage, and perhaps evidence.

    Beside the fields below each offered company has `role_<its id>`.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)  # of the text, so that ranges hold
    spans = SpansField()
    statement = LinesField(rows=3, style="said", label="One checkable statement")
    companies = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Companies"
    )
    other_company = RecordChoiceField(Company, required=False, label="Another company")
    role = forms.ChoiceField(
        choices=CompanyRole.pairs(), initial=CompanyRole.SUBJECT.value, label="Its role"
    )
    attribution = forms.CharField(
        required=False, max_length=300, label="Who says so, in the article’s words"
    )
    speaker = RecordChoiceField(
        Source,
        required=False,
        label="Speaker on record",
        help_text="Where a source on record says it.",
    )
    mode = forms.ChoiceField(
        choices=AppearanceMode.pairs(),
        initial=AppearanceMode.ASSERTED.value,
        widget=forms.RadioSelect,
        label="How the article puts it",
    )
    makes_evidence = forms.BooleanField(
        required=False, label="Take the article itself as evidence, too"
    )
    basis = forms.ChoiceField(
        choices=Basis.pairs(),
        widget=forms.RadioSelect,
        label="What does the article base this on?",
    )
    basis_names = forms.CharField(
        required=False,
        max_length=200,
        label="Which document, or which unnamed person?",
        help_text="A person by a token, never by name.",
    )
    source = RecordChoiceField(
        Source, required=False, label="Who tells us?", help_text="For the evidence; the publisher."
    )
    stance = forms.ChoiceField(choices=Stance.pairs(), initial=Stance.SUPPORTS.value)
    type = forms.ChoiceField(choices=ClaimType.pairs(), initial=ClaimType.FACT.value)
    temporal = forms.ChoiceField(choices=Temporal.pairs(), initial=Temporal.STATE.value)
    topics = forms.CharField(required=False, max_length=1000, help_text="Commas between them.")
    held_from = PartialDateFormField(required=False, label="Said to hold since, or happened")
    held_until = PartialDateFormField(required=False, label="Said to hold until")
    risk = forms.ChoiceField(choices=Risk.pairs(), initial=Risk.NONE.value)
    risk_reason = forms.CharField(required=False, max_length=2000, label="Why it is a risk")

    #: Shown open; the rest is folded.
    OPEN = ("statement", "companies", "attribution", "mode", "makes_evidence", "basis")

    def __init__(
        self,
        *args: Any,
        person: Person,
        is_editor: bool,
        offered: Sequence[Offered],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        self.offered = {one.company.public_id: one for one in offered}
        choices = [(key, one.company.name) for key, one in self.offered.items()]
        self.fields["companies"].choices = choices  # type: ignore[attr-defined]
        for key, one in self.offered.items():
            self.fields[f"role_{key}"] = forms.ChoiceField(
                choices=CompanyRole.pairs(),
                initial=one.role,
                required=False,
                label=f"Role of {one.company.name}",
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("makes_evidence") and not said.get("source") and "source" not in self.errors:
            self.add_error("source", "Name the source: the article states no publisher.")
        if said.get("risk") != Risk.NONE and not said.get("risk_reason", "").strip():
            self.add_error("risk_reason", "A risk needs its reason.")
        return said

    def has_passage(self) -> bool:
        """Whether version, words and how they are put hold, whatever else is missing: enough
        to add the passage to a claim that is there."""
        self.full_clean()
        return not {"version", "spans", "mode", "attribution", "speaker"} & self.errors.keys()

    def linked(self) -> list[tuple[Company, str]]:
        """The ticked companies, each in its role."""
        said = self.cleaned_data
        subject = CompanyRole.SUBJECT.value
        chosen = {
            self.offered[key].company: said[f"role_{key}"] or subject for key in said["companies"]
        }
        if said.get("other_company"):
            chosen.setdefault(said["other_company"], said["role"])
        return list(chosen.items())

    @property
    def rows(self) -> list[CompanyRow]:
        found = []
        for box, (key, one) in zip(self["companies"], self.offered.items(), strict=True):
            told = f"found as “{one.found_as}”" if one.found_as else "of the article"
            is_told = one.found_as.casefold() == one.company.name.casefold()
            found.append(CompanyRow(box, self[f"role_{key}"], "" if is_told else told))
        return found

    @property
    def is_open(self) -> bool:
        """Whether an error hides in the folded part."""
        return any(name not in self.OPEN and name[:5] != "role_" for name in self.errors)

    @property
    def in_one_sentence(self) -> str:
        """The folded values, as they stand."""
        said = {name: str(self[name].value() or "") for name in ("type", "held_from", "risk")}
        words = [
            dict(ClaimType.pairs()).get(said["type"], ""),
            f"since {said['held_from']}" if said["held_from"] else "no date stated",
            "no risk" if said["risk"] == Risk.NONE else f"risk: {said['risk']}",
        ]
        return ", ".join(word for word in words if word)
