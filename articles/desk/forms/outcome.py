"""How a claim came out: the result, when, in words, on which of its items."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.claim_step import ClaimStepForm
from articles.desk.forms.lines import LinesField
from articles.desk.models import Evidence
from articles.fields import PartialDateFormField
from articles.logic.vocabulary import OutcomeResult


class OutcomeForm(ClaimStepForm):
    """`evidence` answers the public ids of the items ticked."""

    result = forms.ChoiceField(choices=[("", "Choose one"), *OutcomeResult.pairs()])
    came_out_on = PartialDateFormField(required=False, label="When it came out")
    note = LinesField(
        rows=2, label="How it came out, and where that stands", help_text="Readers see this."
    )
    evidence = forms.MultipleChoiceField(
        required=False,
        label="On which evidence",
        widget=forms.CheckboxSelectMultiple,
        help_text="What shows it and is not among the items is attached first.",
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        facts = record.facts
        self.fields["evidence"].choices = [  # type: ignore[attr-defined]
            (item.public_id, _words(item))
            for item in facts.evidence
            if item.source_id in facts.known_sources
        ]


def _words(item: Evidence) -> str:
    """What tells one item from the others: its source, its date, a few of its words."""
    said = (item.quotation or item.note).strip()
    dated = f", {item.dated}" if item.dated else ""
    return f"{item.source}{dated}{f': {said[:80]}' if said else ''}"
