"""Small forms of work beside a claim: whose it is, whose eyes it wants, until when it rests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from articles.desk.forms.claim_step import ClaimStepForm
from articles.desk.forms.lines import LinesField
from articles.desk.forms.record_choice import RecordChoiceField
from articles.desk.models import Person
from articles.logic.vocabulary import PartKind


def next_monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


class AssignForm(ClaimStepForm):
    to = RecordChoiceField(Person, required=False, help_text="Empty: to nobody.")


class AskToCheckForm(ClaimStepForm):
    of = RecordChoiceField(
        Person, required=False, label="Whom", help_text="Empty: anybody who checks."
    )
    words = LinesField(rows=2, label="What to look at", required=False, max_length=500)


class CommentOnForm(ClaimStepForm):
    part = forms.ChoiceField(label="On", required=False)
    words = LinesField(rows=2, label="Comment", help_text="For the newsroom; never public.")

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        items = [
            (item.public_id, f"The item from {item.source}")
            for item in record.facts.evidence
            if item.source_id in record.facts.known_sources
        ]
        parts = [(kind.value, kind.label) for kind in PartKind if kind != PartKind.EVIDENCE]
        self.fields["part"].choices = [("", "The claim"), *parts, *items]  # type: ignore[attr-defined]


class SnoozeForm(ClaimStepForm):
    until = forms.DateField(
        label="Until", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["until"].initial = next_monday(timezone.now().date())
