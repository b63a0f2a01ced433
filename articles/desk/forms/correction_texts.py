"""What is said once for many claims that are corrected together."""

from __future__ import annotations

from django import forms

from articles.desk.forms.lines import LinesField
from articles.logic.vocabulary import CorrectionKind


class SharedForm(forms.Form):
    """What is said once for all the claims that are decided together."""

    def missing(self, *names: str) -> bool:
        """Says of each empty field that it is asked for; whether one was empty."""
        empty = [name for name in names if not self.cleaned_data.get(name, "").strip()]
        for name in empty:
            self.add_error(name, "Asked for by what you decided below.")
        return bool(empty)


class PublicTextForm(SharedForm):
    """The public correction text."""

    was_wrong = LinesField(rows=2, required=False, label="What was wrong")
    is_right = LinesField(rows=2, required=False, label="What is right")


class SharedTextForm(PublicTextForm):
    """The public correction text, and the reasons of the assessments."""

    rationale = LinesField(
        rows=3,
        required=False,
        label="Why each is assessed so",
        help_text="Readers see the reasons with every claim that is assessed again here.",
    )


class PublishedTextForm(PublicTextForm):
    kind = forms.ChoiceField(
        label="Kind of correction",
        initial=CorrectionKind.CORRECTION.value,
        choices=[pair for pair in CorrectionKind.pairs() if pair[0] != CorrectionKind.RETRACTION],
    )


class InterestsForm(SharedForm):
    interests = forms.CharField(
        required=False,
        max_length=500,
        label="Your interests in these matters",
        help_text="“none” where you have none. Asked for where you verify.",
    )
