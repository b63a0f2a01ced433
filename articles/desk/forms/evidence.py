"""One evidence item: two plain questions, and the rest with defaults."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.forms.evidence_values import present_values
from articles.desk.forms.lines import LinesField
from articles.desk.forms.record_choice import RecordChoiceField, scoped
from articles.desk.forms.uploads import document
from articles.desk.models import Article, Evidence, Person, Source
from articles.fields import PartialDateFormField
from articles.logic.grade_pairs import GradePair
from articles.logic.vocabulary import (
    Basis,
    Credibility,
    Directness,
    EvidenceKind,
    EvidenceState,
    Interest,
    Stance,
)

STANCES = (
    (Stance.SUPPORTS.value, "Supports it"),
    (Stance.DISPUTES.value, "Disputes it"),
    (Stance.CONTEXT.value, "Context only"),
)
#: "Confirmed by other sources" follows from the evidence and is never chosen; an item that
#: came with it from elsewhere may keep it.
CREDIBILITIES = [pair for pair in Credibility.pairs() if pair[0] != Credibility.CONFIRMED]
NOT_TYPED = (
    "Choose one of 2 to 6. 1, “confirmed by other sources”, follows from the evidence and is "
    "never entered."
)
FROM_ANSWER = ("", "As the answer above implies")

#: The fields of the two questions; everything else is folded.
QUESTIONS = ("stance", "quotation", "note", "source", "basis", "basis_names", "credibility")


class EvidenceForm(forms.Form):
    """`item` is the record, or None for a new one; `others` are (key, words) of the parents
    that can be ticked.

    `pair` is the item's credibility beside its source's reliability, once both are rated.
    """

    pair: GradePair | None = None
    is_confirmed = False

    id = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)
    stance = forms.ChoiceField(
        choices=STANCES, initial=Stance.SUPPORTS.value, widget=forms.RadioSelect
    )
    quotation = LinesField(
        rows=2,
        required=False,
        label="Its words",
        help_text="A quotation, exactly as it stands there.",
    )
    note = LinesField(
        rows=2,
        required=False,
        label="What it shows",
        help_text="For readers, in one sentence.",
    )
    source = RecordChoiceField(
        Source, required=False, label="Who tells us?", help_text="The source, by name."
    )
    basis = forms.ChoiceField(
        choices=Basis.pairs(), initial=Basis.NOTHING_STATED.value, widget=forms.RadioSelect
    )
    basis_names = forms.CharField(
        required=False,
        max_length=200,
        label="Which document, or which unnamed person?",
        help_text="Items with the same words here share one origin. A person by a token, "
        "never by name.",
    )
    kind = forms.ChoiceField(choices=[FROM_ANSWER, *EvidenceKind.pairs()], required=False)
    credibility = forms.ChoiceField(
        choices=CREDIBILITIES,
        initial=Credibility.CANNOT_BE_JUDGED.value,
        label="How credible is it, taken by itself?",
        help_text="Of this item alone, whoever tells it. The source’s reliability is shown "
        "after that.",
        error_messages={"invalid_choice": NOT_TYPED},
    )
    directness = forms.ChoiceField(choices=[FROM_ANSWER, *Directness.pairs()], required=False)
    interest = forms.ChoiceField(choices=Interest.pairs(), initial=Interest.NONE.value)
    own_reporting = forms.ChoiceField(
        choices=[FROM_ANSWER, ("yes", "Yes"), ("no", "No")],
        required=False,
        label="Reporting of its own",
    )
    dated = PartialDateFormField(required=False)
    article = RecordChoiceField(Article, required=False, help_text="Title, address or id.")
    locator = forms.CharField(required=False, max_length=300, help_text="Page, paragraph, time.")
    url = forms.URLField(required=False, max_length=2000, label="Address", assume_scheme="https")
    rests_on = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Derived from"
    )
    rests_on_article = RecordChoiceField(
        Article, required=False, label="Derived from another article"
    )
    is_resolved = forms.BooleanField(required=False, label="This dissent no longer stands")
    resolution = LinesField(
        rows=2,
        required=False,
        label="Why it no longer stands",
    )
    state = forms.ChoiceField(choices=EvidenceState.pairs(), initial=EvidenceState.LIVE.value)
    state_reason = LinesField(
        rows=2,
        required=False,
        label="Why its state changes",
    )
    file = forms.FileField(required=False, label="Document", validators=[document])
    remove = forms.BooleanField(required=False, label="Take this item back when saving")

    def __init__(
        self,
        *args: Any,
        person: Person,
        is_editor: bool,
        item: Evidence | None = None,
        others: tuple[tuple[str, str], ...] = (),
        **options: Any,
    ) -> None:
        self.item = item
        options["initial"] = (options.get("initial") or {}) | (present_values(item) if item else {})
        super().__init__(*args, **options)
        scoped(self, person, is_editor=is_editor)
        self.fields["rests_on"].choices = others  # type: ignore[attr-defined]
        if item is not None and item.credibility == Credibility.CONFIRMED:
            self.fields["credibility"].choices = Credibility.pairs()  # type: ignore[attr-defined]

    def has_changed(self) -> bool:
        """A blank item with nothing but answers ticked is no item."""
        telling = set(self.changed_data) - {"stance", "basis"}
        return bool(self.changed_data if self.item else telling)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("id") and self.item is None:
            self.add_error(None, "This item is not there any more: open the claim again.")
        if said.get("remove"):
            for name in list(self.errors):
                del self.errors[name]
            return said
        article = said.get("article")
        if not said.get("source") and "source" not in self.errors:
            said["source"] = (article.default_source or article.publisher) if article else None
            if said["source"] is None:
                self.add_error("source", "Name the source: who tells us?")
        if said.get("is_resolved") and not said.get("resolution", "").strip():
            self.add_error("resolution", "Say why this dissent no longer stands.")
        if said.get("kind") == EvidenceKind.NULL_SEARCH and said.get("stance") != Stance.CONTEXT:
            self.add_error("kind", "A search that found nothing is context, for neither side.")
        is_moved = "state" in self.changed_data or not self.item
        if said.get("state") != EvidenceState.LIVE and not said.get("state_reason", "").strip():
            self.add_error("state_reason", "Say why the item is no longer live.")
        elif self.item and is_moved and not said.get("state_reason", "").strip():
            self.add_error("state_reason", "Say why the state of this item changes.")
        return said

    @property
    def is_open(self) -> bool:
        """Whether an error hides in the folded part."""
        return any(name not in QUESTIONS for name in self.errors)

    @property
    def in_one_sentence(self) -> str:
        """The folded values, as they stand."""
        kind = dict(EvidenceKind.pairs()).get(str(self["kind"].value() or ""))
        if self.item is None and not kind:
            return "Kind, directness, interest, date, article: defaults from the answer."
        words = [
            kind or "Kind from the answer",
            dict(Directness.pairs()).get(str(self["directness"].value() or ""), "")
            or "directness from the answer",
            dict(Interest.pairs()).get(str(self["interest"].value() or ""), ""),
            self._date_words(),
            dict(EvidenceState.pairs()).get(str(self["state"].value() or ""), ""),
        ]
        first, *rest = [word for word in words if word]
        return ", ".join([first, *(word[:1].lower() + word[1:] for word in rest)]) + "."

    def _date_words(self) -> str:
        dated = self["dated"].value()
        return str(dated) if dated else "Undated"
