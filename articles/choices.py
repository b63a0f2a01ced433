"""Django's choices over the vocabulary, and the checks that keep them."""

from __future__ import annotations

from typing import Any

from django.db import models

from articles.logic.vocabulary import Term


def term_field(terms: type[Term], **options: Any) -> models.CharField[str, str]:
    """A column that holds one value of `terms`; pair it with `one_of` in the constraints."""
    options.setdefault("max_length", max(len(term.value) for term in terms))
    return models.CharField(choices=terms.pairs(), **options)


def one_of(field: str, terms: type[Term], name: str) -> models.CheckConstraint:
    """A named CHECK: `field` holds a value of `terms`, or nothing if the column allows it."""
    values = [term.value for term in terms]
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": values}),
        name=name,
        violation_error_message=f"Choose one of: {', '.join(term.label for term in terms)}.",
    )
