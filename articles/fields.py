"""Column types of our own: public ids and partial dates."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, F, Func, Q

from articles.logic.partial_dates import PartialDate

if TYPE_CHECKING:
    _DateField = models.Field[PartialDate | str | None, PartialDate | None]
    _TextField = models.Field[str, str]
else:  # Django's Field takes no type parameters at run time
    _DateField = _TextField = models.Field

#: Crockford's base 32: no I, L, O or U, so that an id can be read out and typed.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PUBLIC_ID_LENGTH = 8


def new_public_id() -> str:
    """Eight random Crockford base32 characters (40 bits), saying nothing about time or order."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(PUBLIC_ID_LENGTH))


def public_id_field() -> models.CharField[str, str]:
    return models.CharField(
        max_length=PUBLIC_ID_LENGTH, unique=True, default=new_public_id, editable=False
    )


def public_id_check(record: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(public_id__regex=f"^[{CROCKFORD}]{{8}}$"), name=f"{record}_public_id_form"
    )


class PartialDateFormField(forms.CharField):
    """Takes "2019", "June 2025", "13 June 2025" or ISO; empty means not stated."""

    def __init__(self, **options: Any) -> None:
        options.pop("max_length", None)
        options.setdefault(
            "help_text", "As precisely as it is known: 2019, June 2025 or 13 June 2025."
        )
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return value.display() if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as problem:
            raise ValidationError(str(problem), code="partial_date") from problem

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class PartialDateField(_DateField):
    """A date with its precision, stored as "2019", "2025-06" or "2025-06-13".

    The database's domain `partial_date` refuses anything else, months 13 and days that
    do not exist included; text order is order in time, the less precise first.
    """

    description = "A date as precise as it was stated"

    def __init__(self, **options: Any) -> None:
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(**options)

    def db_type(self, connection: Any) -> str:
        return "partial_date"

    def get_internal_type(self) -> str:
        return "PartialDateField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: Any) -> Any:
        if value in (None, "") or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(str(value))
        except ValueError as problem:
            raise ValidationError(str(problem), code="partial_date") from problem

    def get_prep_value(self, value: Any) -> str | None:
        date = self.to_python(value)
        return None if date is None else date.iso()

    def value_to_string(self, obj: models.Model) -> str:
        date = self.value_from_object(obj)
        return "" if date is None else date.iso()

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **options})


class TextSearchConfigurationField(_TextField):
    """A PostgreSQL text-search configuration by name, such as "english" (type regconfig).

    A column of this type, because `to_tsvector` with a text column's value is not immutable.
    """

    def db_type(self, connection: Any) -> str:
        return "regconfig"

    def get_internal_type(self) -> str:
        return "TextSearchConfigurationField"


class _InOrder(Func):
    """SQL `partial_dates_in_order(first, last)`; true where either is not stated."""

    function = "partial_dates_in_order"
    output_field = BooleanField()
    conditional = True


def in_order(first: str, last: str, name: str) -> models.CheckConstraint:
    """A named CHECK: `last` does not end before `first` begins, as far as both are known."""
    return models.CheckConstraint(
        condition=_InOrder(F(first), F(last)),
        name=name,
        violation_error_message="This ends before it starts.",
    )
