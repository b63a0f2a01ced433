"""The hidden key of a form, by which a form that comes twice is known."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.desk.editing.sent_form import new_key


class SentKeyField(forms.CharField):
    """A new random key for each form that is shown; one that was refused keeps its own."""

    def __init__(self, **options: Any) -> None:
        options |= {"required": False, "widget": forms.HiddenInput, "initial": new_key}
        super().__init__(**options)
