"""Forms of a brief and of its sentences."""

from __future__ import annotations

from typing import Any

from django import forms
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminIntegerFieldWidget

from articles.desk.forms.linking import choose_several
from articles.desk.forms.record import RecordForm
from articles.desk.forms.visibility import limit
from articles.desk.models import BriefCitation, Claim, Person
from articles.logic.vocabulary import BriefSection


class BriefForm(RecordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "counterparty" in self.fields:
            self.fields["counterparty"].help_text = "Only for a brief on two companies."
            self.fields["topic"].help_text = "Instead of companies."


class SentenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """`claims_shown` on the sentence are those of its claims that the person may see."""

    person: Person | None = None

    cites = choose_several(
        Claim.objects.all(),
        BriefCitation._meta.get_field("claim"),
        label="Claims it rests on",
        error_messages={"required": "Name the claims that this sentence rests on."},
    )
    place = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        label="Place",
        widget=UnfoldAdminIntegerFieldWidget,
        help_text="Sentences stand in this order.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.person is not None:
            limit(self, self.person, ("cites",))
        # The browser sends the first choice of an empty row, too: that is no change.
        self.fields["section"].initial = BriefSection.KNOWN.value
        if self.instance.pk:
            # Its claims may all be hidden; the verb refuses a sentence without any.
            self.fields["cites"].required = False
            shown = getattr(self.instance, "claims_shown", [])
            self.initial.update({"cites": shown, "place": self.instance.position + 1})
            field: Any = self.fields["cites"]
            field.widget.known = {str(claim.pk): str(claim) for claim in shown}


class Sentences(PaginationInlineFormSet):
    def has_changed(self) -> bool:
        return any(row.has_changed() for row in self.forms) or bool(self.deleted_forms)

    def in_order(self) -> list[Any]:
        """The rows that stay, by their place; those without one at the end."""
        kept = [
            row
            for row in self.forms
            if row not in self.deleted_forms and row.cleaned_data.get("text")
        ]
        return sorted(kept, key=lambda row: row.cleaned_data.get("place") or 1000)
