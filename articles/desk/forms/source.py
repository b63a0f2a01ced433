"""Forms of sources, their grades and their access lists."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from articles.desk.forms.record import RecordForm
from articles.desk.forms.step import StepForm
from articles.logic.vocabulary import Reliability

NAME_HELP = (
    "For a confidential source a pseudonym: who it is must not be written anywhere in this "
    "system. It is known to you alone, until you add others to its access list."
)
REFERENCE_HELP = (
    "For a confidential source: where the identity is kept, such as “safe, envelope 12”. Never "
    "the identity itself."
)


class SourceForm(RecordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helps = {"name": NAME_HELP, "identity_reference": REFERENCE_HELP}
        for name, words in helps.items():
            if name in self.fields:
                self.fields[name].help_text = words
        if "is_grade_public" in self.fields:
            self.fields["is_grade_public"].help_text = "An editor’s choice, for organisations only."


class AccessForm(forms.ModelForm):  # type: ignore[type-arg]
    """One person of the newsroom."""


class GradeForm(StepForm):
    reliability = forms.ChoiceField(
        choices=[(code, f"{code}: {label}") for code, label in Reliability.pairs()],
        initial=Reliability.F.value,
        widget=UnfoldAdminSelectWidget,
    )
    reason = forms.CharField(
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        max_length=2000,
        help_text="What it got right and wrong before, and how you know.",
    )
