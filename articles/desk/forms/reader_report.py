"""The form that answers a reader's report."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.lines import LinesField
from articles.desk.forms.step import StepForm
from articles.desk.models import ReaderReport
from articles.logic.report_kinds import ReportBecame
from articles.logic.vocabulary import Challenge

#: Characters of a report that begin a challenge's reason; who decides reads the report itself.
QUOTED = 600


class AnswerReportForm(StepForm):
    """`record` is the report; `seen_version` that of its claim."""

    became = forms.ChoiceField(
        label="What follows from it",
        choices=ReportBecame.pairs(),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what follows from the report."},
    )
    reason = LinesField(
        rows=3,
        required=False,
        label="For a challenge: who disputes it, and why",
        help_text="Kept at the desk. Readers see that it is under review.",
    )
    answer = LinesField(
        rows=5,
        max_length=5000,
        label="Your answer to the reader",
        error_messages={"required": "Answer the reader in words."},
    )

    field_order = ("seen_version", "became", "reason", "answer")

    def __init__(self, *args: Any, record: ReaderReport, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.claim.challenge == Challenge.UNDER_REVIEW:
            became: Any = self.fields["became"]
            became.choices = [
                (value, "The review that is under way" if value == "challenge" else label)
                for value, label in ReportBecame.pairs()
            ]
            del self.fields["reason"]
        if not record.reporter_address:
            self.fields["answer"].label = "Your answer"
            self.fields["answer"].help_text = "The reader left no address: it is kept here."


def first_reason(report: ReaderReport) -> str:
    """What a challenge says unless somebody writes it anew."""
    words = " ".join(report.words.split())
    quoted = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
    return f"A reader reported (report {report.public_id}): {quoted}"
