"""One correction text for many claims: what is shared, and the decision for each of them."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.assessment import RATINGS
from articles.desk.forms.lines import LinesField
from articles.logic.vocabulary import (
    VERDICTS_WITH_CONFIDENCE,
    Confidence,
    CorrectionKind,
    Verdict,
)


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


class DecisionForm(forms.Form):
    """What was seen of one claim, and what is decided: nothing, unless somebody chooses."""

    #: Fields that come back as typed where the claim has to be read again.
    kept: tuple[str, ...] = ()
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    decision = forms.ChoiceField(required=False, label="Decide", widget=forms.RadioSelect)
    choices: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["decision"]
        field.choices = self.choices

    @property
    def decided(self) -> str:
        return str(self.cleaned_data.get("decision") or "")


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


class CheckForm(DecisionForm):
    kept = ("comment",)
    choices = (("verify", "Verify"), ("send-back", "Send back"), ("skip", "Skip"))
    seen_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    comment = LinesField(
        rows=2,
        required=False,
        label="What you checked, or what has to change",
        help_text="10 characters or more where you send it back.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "send-back" and len(said.get("comment", "").strip()) < 10:
            self.add_error("comment", "Say in 10 characters or more what has to change.")
        return said


class PublishForm(DecisionForm):
    choices = (("publish", "Publish with this correction"), ("skip", "Skip"))
