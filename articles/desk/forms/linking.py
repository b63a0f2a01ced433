"""Form fields that search for a record instead of listing them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import QuerySet

from articles.desk.forms.keyed import keyed


class KnownSeveral(AutocompleteSelectMultiple):
    """Takes the words of what is chosen from `known` (key to words): no query for each row."""

    known: Mapping[str, str] = {}

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        chosen = [str(key) for key in value if str(key)]
        if not all(key in self.known for key in chosen):
            return super().optgroups(name, value, attrs)
        options = [
            self.create_option(name, key, self.known[key], True, index)
            for index, key in enumerate(chosen)
        ]
        return [(None, options, 0)]


def choose_one(rows: QuerySet[Any], field: Any, **options: Any) -> forms.ModelChoiceField[Any]:
    """One of `rows`; `field` is the model's key whose autocomplete the widget asks."""
    widget = keyed(AutocompleteSelect)(field, admin.site)
    return forms.ModelChoiceField(rows, widget=widget, **options)


def choose_several(
    rows: QuerySet[Any], field: Any, **options: Any
) -> forms.ModelMultipleChoiceField[Any]:
    widget = keyed(KnownSeveral)(field, admin.site)
    return forms.ModelMultipleChoiceField(rows, widget=widget, **options)
