"""What the editor holds of a claim, entered before the rules' suggestion is seen."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.lines import LinesField
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    Confidence,
    Verdict,
)

RATINGS = [("", "None"), ("4", "4: mostly true"), ("3", "3: half true"), ("2", "2: mostly false")]


class AssessmentForm(forms.Form):
    verdict = forms.ChoiceField(choices=Verdict.pairs(), widget=forms.RadioSelect)
    confidence = forms.ChoiceField(
        choices=[("", "None"), *Confidence.pairs()],
        required=False,
        label="Confidence in this verdict",
        help_text="Only for supported, partly supported, disputed and refuted.",
    )
    rating = forms.ChoiceField(
        choices=RATINGS, required=False, help_text="Only for partly supported."
    )
    rationale = LinesField(rows=3, label="Why", help_text="Readers see the reasons.")
    divergence_reason = LinesField(
        rows=2,
        required=False,
        label="Why it differs from the rules",
        help_text="Asked for where it lies two levels or more away from what they suggest.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "verdict" not in said:
            return said
        verdict = Verdict(said["verdict"])
        if verdict in VERDICTS_WITH_CONFIDENCE and not said.get("confidence"):
            self.add_error("confidence", f"“{verdict.label}” needs a confidence.")
        if verdict not in VERDICTS_WITH_CONFIDENCE and said.get("confidence"):
            self.add_error("confidence", f"“{verdict.label}” has no confidence: choose none.")
        if verdict == Verdict.PARTLY_SUPPORTED and not said.get("rating"):
            self.add_error("rating", "“Partly supported” needs a rating of 4, 3 or 2.")
        if verdict != Verdict.PARTLY_SUPPORTED and said.get("rating"):
            self.add_error("rating", "Only “partly supported” has a rating.")
        said["rating"] = int(said["rating"]) if said.get("rating") else None
        return said


class AnswerForm(forms.Form):
    divergence_reason = LinesField(
        rows=3, label="Why it differs from the rules", help_text="Whoever checks it reads this."
    )
