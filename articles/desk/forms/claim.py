"""The claim's own fields, its companies and its links to other claims."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.language import LanguageField
from articles.desk.forms.lines import LinesField
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.forms.sent_key import SentKeyField
from articles.desk.models import Claim, Company, Person, Source
from articles.fields import PartialDateFormField
from articles.logic.vocabulary import (
    ClaimType,
    Likelihood,
    Risk,
    Temporal,
)

#: Shown open; the rest is folded.
OPEN = ("statement", "in_short")
#: Fields that are the record's, one to one; topics are set by their own verb.
FIELDS = (
    "statement", "in_short", "type", "temporal", "held_from", "held_until", "claimant_source",
    "claimant_company", "condition", "likelihood", "language", "risk", "risk_reason",
    "no_enquiry_reason", "assigned_to", "review_due_on", "review_due_reason",
)  # fmt: skip


class ClaimForm(forms.Form):
    """`claim` is the record, or None for a new one."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sent_key = SentKeyField()
    statement = LinesField(
        rows=3,
        style="said",
        label="One checkable statement",
        help_text="In a full sentence.",
    )
    in_short = LinesField(
        rows=2,
        required=False,
        label="In short, for readers",
        help_text="One plain sentence.",
    )
    type = forms.ChoiceField(choices=ClaimType.pairs(), initial=ClaimType.FACT.value)
    temporal = forms.ChoiceField(
        choices=Temporal.pairs(), initial=Temporal.STATE.value, label="In time"
    )
    held_from = PartialDateFormField(required=False, label="Said to hold since, or happened")
    held_until = PartialDateFormField(required=False, label="Said to hold until")
    claimant_source = RecordChoiceField(
        Source, required=False, label="Claimed by a source", help_text="Who says so, by name."
    )
    claimant_company = RecordChoiceField(Company, required=False, label="Claimed by a company")
    topics = forms.CharField(
        required=False, max_length=1000, help_text="Names, with commas between them."
    )
    condition = forms.CharField(
        required=False, max_length=2000, label="If", help_text="For a forecast: on what condition?"
    )
    likelihood = forms.ChoiceField(
        choices=[("", "Not stated"), *Likelihood.pairs()],
        required=False,
        help_text="For a forecast only.",
    )
    language = LanguageField(initial="en")
    risk = forms.ChoiceField(choices=Risk.pairs(), initial=Risk.NONE.value)
    risk_reason = LinesField(
        rows=2,
        required=False,
        label="Why it is a risk",
    )
    no_enquiry_reason = LinesField(
        rows=2,
        required=False,
        label="Why those concerned were not asked",
    )
    assigned_to = RecordChoiceField(Person, required=False, help_text="By user name.")
    review_due_on = forms.DateField(
        required=False,
        label="Look at it again on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    review_due_reason = forms.CharField(required=False, max_length=300, label="Why it is due then")

    def __init__(
        self,
        *args: Any,
        person: Person,
        is_editor: bool,
        claim: Claim | None = None,
        topics: str = "",
        **options: Any,
    ) -> None:
        self.claim = claim
        if claim is not None:
            present = {name: getattr(claim, name) for name in FIELDS}
            options["initial"] = present | {"version": claim.version, "topics": topics}
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        self._hide_a_secret_claimant(person)

    def _hide_a_secret_claimant(self, person: Person) -> None:
        """Whoever may not know of the claimant neither sees nor changes it."""
        present = self.initial.get("claimant_source")
        if present and not Source.objects.known_to(person.pk).filter(pk=present.pk).exists():
            del self.fields["claimant_source"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("claimant_source") and said.get("claimant_company"):
            self.add_error("claimant_company", "Name a source or a company, not both.")
        if said.get("type") != ClaimType.FORECAST:
            if said.get("likelihood"):
                self.add_error("likelihood", "Likelihood words belong to forecasts.")
            if said.get("condition"):
                self.add_error("condition", "Only a forecast has a condition.")
        if said.get("risk") != Risk.NONE and not said.get("risk_reason", "").strip():
            self.add_error("risk_reason", "A risk needs its reason.")
        if said.get("risk") == Risk.NONE and said.get("risk_reason", "").strip():
            self.add_error("risk", "A reason needs a risk: choose which.")
        if said.get("review_due_on") and not said.get("review_due_reason", "").strip():
            self.add_error("review_due_reason", "Say why it is due for review.")
        return said

    def version_read(self) -> int | None:
        """The version to compare."""
        version: int | None = self.cleaned_data.get("version")
        return version

    def changed_fields(self) -> dict[str, Any]:
        """What differs from the record, by field."""
        return {
            name: self.cleaned_data[name]
            for name in self.changed_data
            if name in FIELDS and name in self.cleaned_data
        }

    def changed_fields_of_a_new_claim(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}

    def topic_names(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["topics"].split(",") if name.strip()]

    @property
    def is_open(self) -> bool:
        """Whether an error hides in the folded part."""
        return any(name not in OPEN for name in self.errors)

    @property
    def in_one_sentence(self) -> str:
        """The folded values, as they stand."""
        said = {name: self[name].value() for name in ("type", "temporal", "held_from", "risk")}
        words = [
            dict(ClaimType.pairs()).get(str(said["type"]), ""),
            dict(Temporal.pairs()).get(str(said["temporal"]), "").partition(":")[0],
            f"since {said['held_from']}" if said["held_from"] else "no date stated",
            "no risk" if said["risk"] == Risk.NONE else f"risk: {said['risk']}",
        ]
        first, *rest = [word for word in words if word]
        return ", ".join([first, *(word[:1].lower() + word[1:] for word in rest)])
