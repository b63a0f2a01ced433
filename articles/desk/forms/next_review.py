"""When a claim is looked at again, and why: proposed, changed or left out."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.step import StepForm


class NextReviewFields(StepForm):
    """Answers `next_due_on` and `next_due_reason` only where the form held them."""

    next_due_on = forms.DateField(
        required=False,
        label="Look at it again on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="What stands here is proposed. Empty: it is not due again.",
    )
    next_due_reason = forms.CharField(
        required=False,
        max_length=300,
        label="Why then",
        help_text="Readers are told with the next edition.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.add_prefix("next_due_on") not in self.data:
            said.pop("next_due_on", None)
            said.pop("next_due_reason", None)
        elif "next_due_on" in said:
            self._agree(said)
        return said

    def _agree(self, said: dict[str, Any]) -> None:
        """A day has its reason; a reason without a day says nothing."""
        due_on, reason = said["next_due_on"], said.get("next_due_reason", "").strip()
        if due_on is None:
            said["next_due_reason"] = ""
        elif not reason:
            self.add_error("next_due_reason", "Say why it is due then.")
