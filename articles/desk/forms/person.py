"""Forms of people: their roles, and passwords typed twice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminPasswordWidget

from articles.desk.forms.record import RecordForm
from articles.desk.forms.step import StepForm


def _password(label: str, **options: Any) -> forms.CharField:
    widget = UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, strip=False, widget=widget, **options)


def _check_twice(form: forms.BaseForm, cleaned: dict[str, Any]) -> None:
    first, second = cleaned.get("password1"), cleaned.get("password2")
    if first and second and first != second:
        form.add_error("password2", "The two passwords differ.")
    if first:
        try:
            validate_password(first)
        except forms.ValidationError as weak:
            form.add_error("password1", weak)


class PersonForm(RecordForm):
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("id"),
        required=False,
        label="Roles",
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text=(
            "One person may hold several. Administrators see people and no content; who checks "
            "a claim is decided by who changed it, not by the role."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "public_name" in self.fields:
            self.fields[
                "public_name"
            ].help_text = "The name readers may see, with this person’s consent; else empty."
        if "is_active" in self.fields:
            self.fields[
                "is_active"
            ].help_text = "People are deactivated and never deleted: what they did stays theirs."


class NewPersonForm(PersonForm):
    password1 = _password("Password")
    password2 = _password("The password again")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        _check_twice(self, self.cleaned_data)
        return cleaned


class PasswordForm(StepForm):
    password1 = _password("New password")
    password2 = _password("The new password again")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _check_twice(self, cleaned)
        return cleaned

    def answers(self) -> dict[str, Any]:
        return {"password": self.cleaned_data["password1"]}
