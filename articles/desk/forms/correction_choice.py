"""The decision on one claim whose basis moved: the edition stands, or another assessment."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.assessment import RATINGS
from articles.desk.forms.correcting import DecisionForm
from articles.desk.forms.lines import LinesField
from articles.logic.vocabulary import VERDICTS_WITH_CONFIDENCE, Confidence, Verdict


class CorrectForm(DecisionForm):
    kept = ("reason", "divergence_reason")
    choices = (
        ("keep", "The edition stands"),
        ("suggested", "Take what the rules suggest"),
        ("own", "Decide otherwise"),
        ("later", "Later"),
    )
    suggested = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    reason = LinesField(
        rows=2, required=False, label="Why the edition stands", help_text="10 characters or more."
    )
    verdict = forms.ChoiceField(required=False, choices=[("", "None"), *Verdict.pairs()])
    confidence = forms.ChoiceField(
        required=False,
        choices=[("", "None"), *Confidence.pairs()],
        label="Confidence in this verdict",
    )
    rating = forms.ChoiceField(
        required=False, choices=RATINGS, help_text="Only for partly supported."
    )
    divergence_reason = LinesField(rows=2, required=False, label="Why it differs from the rules")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "keep" and len(said.get("reason", "").strip()) < 10:
            self.add_error("reason", "Say in 10 characters or more why the edition stands.")
        if said.get("decision") == "own":
            self._check_own(said)
        said["rating"] = int(said["rating"]) if said.get("rating") else None
        return said

    def _check_own(self, said: dict[str, Any]) -> None:
        if not said.get("verdict"):
            self.add_error("verdict", "Choose the verdict.")
            return
        verdict = Verdict(said["verdict"])
        if bool(said.get("confidence")) != (verdict in VERDICTS_WITH_CONFIDENCE):
            needs = "needs a confidence" if not said.get("confidence") else "has no confidence"
            self.add_error("confidence", f"“{verdict.label}” {needs}.")
        if bool(said.get("rating")) != (verdict == Verdict.PARTLY_SUPPORTED):
            self.add_error("rating", "“Partly supported” has a rating of 4, 3 or 2; no other has.")
