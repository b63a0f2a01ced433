"""Filters over published claims, the same on pages and in feeds. All state is in the address.

An unknown value is left out of account and named in `notes`, so that an old or mistyped
link still shows something, and says what it does not do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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

Choices = Iterable[tuple[str, str]]

ORDERS = (
    ("topic", "By topic"),
    ("changed", "Last changed first"),
    ("certain", "Most certain first"),
    ("date", "Latest date first"),
)


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


class ClaimFilters(django_filters.FilterSet):
    """Narrows claims; `company` is the slug of the page's company, whose roles are meant."""

    topic = django_filters.ChoiceFilter(label="Topic", empty_label="All topics")
    verdict = django_filters.ChoiceFilter(
        label="Verdict", empty_label="Any verdict", choices=address_choices(Verdict)
    )
    confidence = django_filters.ChoiceFilter(
        label="Confidence in it",
        empty_label="Any confidence",
        choices=[*address_choices(Confidence)[::-1], (NO_CONFIDENCE, "No confidence given")],
    )
    role = django_filters.ChoiceFilter(
        label="Role", empty_label="Any role", choices=address_choices(CompanyRole)
    )
    counterparty = django_filters.ChoiceFilter(label="With company", empty_label="Any company")
    since = PartialDateFilter(label="Since")
    until = PartialDateFilter(label="Until")
    order = django_filters.ChoiceFilter(label="Order", empty_label=None, choices=ORDERS)

    class Meta:
        model = PublishedClaim
        fields: tuple[str, ...] = ()

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        queryset: QuerySet[PublishedClaim] | None = None,
        *,
        topics: Choices = (),
        counterparties: Choices = (),
        company: str = "",
        default_order: str = "topic",
        leave_out: Iterable[str] = (),
    ) -> None:
        self.company, self.default_order = company, default_order
        super().__init__(data if data is not None else {}, queryset)
        self.filters["topic"].extra["choices"] = list(topics)
        self.filters["counterparty"].extra["choices"] = list(counterparties)
        if default_order != "topic":
            self.filters["order"].extra["choices"] = ORDERS[1:]
        for name in leave_out:
            del self.filters[name]

    def conditions(self) -> dict[str, Q]:
        """One condition for each filter in force."""
        made: dict[str, Callable[[Any], Q]] = {
            "topic": conditions.with_topic,
            "verdict": conditions.with_verdict,
            "confidence": conditions.with_confidence,
            "role": self._with_role,
            "counterparty": conditions.with_company,
            "since": conditions.since,
            "until": conditions.until,
        }
        return {
            name: made[name](value)
            for name, value in self.chosen().items()
            if name in made and name in self.filters
        }

    def _with_role(self, text: str) -> Q:
        return conditions.with_role(from_address(CompanyRole, text) or "", self.company)

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
    def ordering(self) -> str:
        return str(self.chosen().get("order", self.default_order))

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
