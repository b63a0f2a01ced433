"""The tag of a language, as BCP 47 has it."""

from __future__ import annotations

from typing import Any

from django import forms

#: As the database's check of articles has it.
_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


class LanguageField(forms.RegexField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "BCP 47: en, de, pt-BR.")
        refusal = "Write a language tag such as en, de or pt-BR."
        super().__init__(_TAG, max_length=35, error_messages={"invalid": refusal}, **options)
