"""Small forms of the steps of a claim: each asks what the step needs, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from articles.desk.forms.lines import LinesField
from articles.desk.forms.next_review import NextReviewFields
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.forms.step import StepForm
from articles.desk.models import Claim, Company, Person, Source
from articles.logic.vocabulary import (
    ChallengeOutcome,
    CorrectionKind,
    Ground,
    Marking,
    RequestAction,
)


@dataclass(frozen=True)
class Viewer:
    """Who looks at the claim: limits what the record fields may name."""

    person: Person
    is_editor: bool


class ClaimStepForm(StepForm):
    """`record` is the claim; its `viewer` says who asks."""

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        viewer: Viewer = record.viewer
        scoped(self, viewer.person, is_editor=viewer.is_editor)


def _area(label: str, **options: Any) -> forms.CharField:
    return LinesField(rows=2, label=label, **options)


class CommentForm(ClaimStepForm):
    comment = _area("What has to change", help_text="10 characters or more; its author reads it.")


class RejectForm(ClaimStepForm):
    reason = _area("Why it is rejected", help_text="10 characters or more.")


class VerifyForm(ClaimStepForm):
    """`seen_hash` is that of the content which the person read."""

    seen_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    interests = forms.CharField(
        label="Your interests in the matter",
        max_length=500,
        help_text="“none” where you have none.",
    )
    comment = _area("What you checked", required=False)


class CorrectionFields(ClaimStepForm):
    was_wrong = _area("What was wrong", required=False)
    is_right = _area("What is right", required=False)

    def _both(self, said: dict[str, Any]) -> None:
        if said.get("was_wrong", "").strip() and not said.get("is_right", "").strip():
            self.add_error("is_right", "Say what is right, too.")
        if said.get("is_right", "").strip() and not said.get("was_wrong", "").strip():
            self.add_error("was_wrong", "Say what was wrong, too.")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self._both(said)
        return said


class PublishForm(NextReviewFields, CorrectionFields):
    """The correction is asked for where readers were told something else before; when to look
    at it again is proposed."""

    kind = forms.ChoiceField(
        label="Kind of correction",
        initial=CorrectionKind.CORRECTION.value,
        choices=[pair for pair in CorrectionKind.pairs() if pair[0] != CorrectionKind.RETRACTION],
        required=False,
    )


class ReviewedForm(NextReviewFields, ClaimStepForm):
    """Looked at again, and nothing to change."""

    looked_at = _area("What you looked at", help_text="10 characters or more; for the newsroom.")

    field_order = ("seen_version", "looked_at", "next_due_on", "next_due_reason")


class ChallengeForm(ClaimStepForm):
    reason = _area("Who disputes it, and why", help_text="Readers see that it is under review.")


class CloseChallengeForm(CorrectionFields):
    outcome = forms.ChoiceField(choices=ChallengeOutcome.pairs())

    field_order = ("seen_version", "outcome", "was_wrong", "is_right")


class CloseRecheckForm(ClaimStepForm):
    reason = _area(
        "Why the edition stands",
        required=False,
        help_text="10 characters or more, or nothing where you assessed it again.",
    )


class AskForm(ClaimStepForm):
    """A request that a second person approves."""

    reason = _area("Why")


class AskWithdrawalForm(AskForm):
    ground = forms.ChoiceField(choices=Ground.pairs(), help_text="Only its class is public.")

    field_order: tuple[str, ...] = ("seen_version", "ground", "reason")


class AskRedactionForm(AskWithdrawalForm):
    """Of one edition; which are there is told above the form."""

    edition_number = forms.IntegerField(min_value=1, max_value=10**8, label="Edition")

    field_order = ("seen_version", "edition_number", "ground", "reason")


class ProposeForm(AskForm):
    """What only an editor does, proposed by somebody else."""

    action = forms.ChoiceField(
        label="What",
        choices=[
            (action.value, action.label)
            for action in (RequestAction.PUBLISH, RequestAction.CORRECT, RequestAction.MERGE)
        ],
    )

    field_order = ("seen_version", "action", "reason")


class ApproveForm(ClaimStepForm):
    request = forms.CharField(widget=forms.HiddenInput, max_length=8)
    reason = _area("Why you approve")


class RetractForm(ClaimStepForm):
    was_wrong = _area("What was wrong", help_text="Readers see this.")
    is_right = _area("What is right", help_text="Readers see this.")


class MergeForm(ClaimStepForm):
    into = RecordChoiceField(Claim, label="The claim that remains", help_text="Its id or address.")


class MarkForm(ClaimStepForm):
    marking = forms.ChoiceField(choices=Marking.pairs(), label="Who may read it")


class EmbargoForm(ClaimStepForm):
    until = forms.DateTimeField(
        required=False,
        label="Not before (UTC)",
        help_text="Empty: no embargo. It is then published for you.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class EnquireForm(ClaimStepForm):
    """A request for comment, to a company or to a source."""

    company = RecordChoiceField(Company, required=False)
    source = RecordChoiceField(Source, required=False)
    asked = _area("What was asked")
    asked_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    deadline = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    is_public = forms.BooleanField(required=False, label="Readers may see it and the reply")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        has_fault = {"company", "source"} & self.errors.keys()
        if not has_fault and bool(said.get("company")) == bool(said.get("source")):
            self.add_error("company", "Name the company or the source that was asked, one of them.")
        return said
