"""Form fields that search for a record instead of listing them all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import QuerySet


def choose_one(rows: QuerySet[Any], field: Any, **options: Any) -> forms.ModelChoiceField[Any]:
    """One of `rows`; `field` is the model's key whose autocomplete the widget asks."""
    widget = AutocompleteSelect(field, admin.site)
    return forms.ModelChoiceField(rows, widget=widget, **options)


def choose_several(
    rows: QuerySet[Any], field: Any, **options: Any
) -> forms.ModelMultipleChoiceField[Any]:
    widget = AutocompleteSelectMultiple(field, admin.site)
    return forms.ModelMultipleChoiceField(rows, widget=widget, **options)
