"""Forms of companies, their identifiers, and the merge."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.desk.editing.companies_alike import alike_of, alike_words
from articles.desk.editing.company_identifier import checked_identifier
from articles.desk.editing.errors import EditingError
from articles.desk.forms.linking import choose_one
from articles.desk.forms.record import RecordForm
from articles.desk.forms.step import StepForm
from articles.desk.models import Company


class CompanyForm(RecordForm):
    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).strip().upper()


class IdentifierForm(forms.ModelForm):  # type: ignore[type-arg]
    """Says at the field what is wrong with an identifier, before anything is saved."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        scheme, value = cleaned.get("scheme"), cleaned.get("value")
        if scheme and value and self.has_changed():
            try:
                cleaned["value"] = checked_identifier(scheme, value)
            except EditingError as problem:
                self.add_error("value", ValidationError(str(problem)))
        return cleaned


class ApartForm(StepForm):
    """Which of the companies with names like its own are others."""

    others = forms.MultipleChoiceField(
        label="Which of these are other companies?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick those that are other companies."},
    )
    reason = forms.CharField(
        label="How do you know?",
        required=False,
        max_length=300,
        widget=UnfoldAdminTextInputWidget,
        help_text="Kept with it: another register, another country, their own words.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alike = alike_of(self.record)
        self.offered = {str(one.company.pk): one.company for one in alike}
        field = cast(forms.MultipleChoiceField, self.fields["others"])
        field.choices = [
            (str(one.company.pk), f"{one.company} ({one.company.public_id}): {alike_words(one)}")
            for one in alike
        ]

    def clean_others(self) -> list[Company]:
        return [self.offered[key] for key in self.cleaned_data["others"]]


class MergeForm(StepForm):
    into = choose_one(
        Company.objects.surviving(),
        Company._meta.get_field("merged_into"),
        label="Into which company?",
        help_text="It keeps its page; this one’s address and claims lead there.",
    )

    def clean_into(self) -> Company:
        into: Company = self.cleaned_data["into"]
        if into.pk == self.record.pk:
            raise ValidationError("A company is not merged into itself.")
        return into
