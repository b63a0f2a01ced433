"""Filters over published claims, the same on pages, in the interface and in downloads.

All state is in the address. Pages leave an unknown value out of account and name it in `notes`,
so that an old or mistyped link still shows something, and says what it does not do. The
interface for programs refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import CompanyRole, Confidence, Verdict
from articles.public import conditions
from articles.public.conditions import NO_CONFIDENCE, address_choices, from_address
from articles.public.models import PublishedClaim

#: Orders of a list; all of them run downwards.
ORDERS = (
    ("changed", "Last changed first"),
    ("certain", "Most certain first"),
    ("date", "Latest date first"),
)
LONGEST_SLUG = 120


class PartialDateText(forms.CharField):
    """A date as precise as it is known, in words or ISO; empty means any."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem


class PartialDateFilter(django_filters.Filter):
    field_class = PartialDateText


class SlugFilter(django_filters.Filter):
    """A record by the slug in its address; whether there is one, the list says."""

    field_class = forms.SlugField

    def __init__(self, **values: Any) -> None:
        super().__init__(max_length=LONGEST_SLUG, **values)


class ClaimFilters(django_filters.FilterSet):
    """Narrows claims by what each of them says for itself."""

    verdict = django_filters.ChoiceFilter(
        label="Verdict", empty_label="Any verdict", choices=address_choices(Verdict)
    )
    confidence = django_filters.ChoiceFilter(
        label="Confidence in it",
        empty_label="Any confidence",
        choices=[*address_choices(Confidence)[::-1], (NO_CONFIDENCE, "No confidence given")],
    )
    since = PartialDateFilter(label="Since")
    until = PartialDateFilter(label="Until")

    class Meta:
        model = PublishedClaim
        fields: tuple[str, ...] = ()

    def __init__(
        self, data: Mapping[str, Any] | None, queryset: QuerySet[PublishedClaim] | None = None
    ) -> None:
        super().__init__(data if data is not None else {}, queryset)

    def conditions(self) -> dict[str, Q]:
        """One condition for each filter in force."""
        made = self._made()
        return {name: made[name](value) for name, value in self.chosen().items() if name in made}

    def _made(self) -> dict[str, Callable[[Any], Q]]:
        """How the value of each filter becomes a condition."""
        return {
            "verdict": conditions.with_verdict,
            "confidence": conditions.with_confidence,
            "since": conditions.since,
            "until": conditions.until,
        }

    def condition(self, *, but: str = "") -> Q:
        """All filters in force but one, so that its own values can be counted."""
        together = Q()
        for name, condition in self.conditions().items():
            if name != but:
                together &= condition
        return together

    def filter_queryset(self, queryset: QuerySet[PublishedClaim]) -> QuerySet[PublishedClaim]:
        return conditions.with_dates(queryset).filter(self.condition())

    def chosen(self) -> dict[str, Any]:
        """Valid values by name; empty ones are left out."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.conditions())

    @property
    def is_opened(self) -> bool:
        """Whether anything but the confidence, which has its own control, is chosen."""
        return bool(self.chosen().keys() - {"confidence"}) or bool(self.form.errors)

    @property
    def in_words(self) -> list[str]:
        """The filters in force, as "Verdict: Disputed"."""
        said = []
        for name in self.conditions():
            field, value = self.form.fields[name], self.chosen()[name]
            words = dict(getattr(field, "choices", ())).get(value, value)
            said.append(f"{field.label}: {words}")
        return said

    @property
    def notes(self) -> list[str]:
        """What of the address was not understood, in words."""
        self.form.is_valid()
        said = []
        for name in self.form.errors:
            label = self.form.fields[name].label or name
            said.append(
                f"“{str(self.data.get(name, ''))[:60]}” is not known under “{label}”; "
                "the list is shown without it."
            )
        return said


class ListedClaimFilters(ClaimFilters):
    """Narrows lists of claims, by what they are about besides: what dossiers and topics take."""

    company = SlugFilter(label="Company")
    topic = SlugFilter(label="Topic")
    role = django_filters.ChoiceFilter(
        label="Role", empty_label="Any role", choices=address_choices(CompanyRole)
    )
    counterparty = SlugFilter(label="With company")
    changed = PartialDateFilter(label="Changed since")
    order = django_filters.ChoiceFilter(label="Order", empty_label=None, choices=ORDERS)

    def _made(self) -> dict[str, Callable[[Any], Q]]:
        return super()._made() | {
            "company": conditions.with_company,
            "topic": conditions.with_topic,
            "role": self._with_role,
            "counterparty": conditions.with_company,
            "changed": conditions.changed_since,
        }

    def _with_role(self, text: str) -> Q:
        """Of the company that the list is about, if it is about one."""
        role = from_address(CompanyRole, text) or ""
        return conditions.with_role(role, self.chosen().get("company", ""))

    @property
    def ordering(self) -> str:
        return str(self.chosen().get("order", ORDERS[0][0]))
