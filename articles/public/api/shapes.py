"""Kinds of values in answers, as the description has them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from articles.logic.vocabulary import Term

Shape = serializers.Field[Any, Any, Any, Any]


def text(words: str = "", *, is_null: bool = False) -> Shape:
    return serializers.CharField(help_text=words, allow_null=is_null, allow_blank=True)


def term(terms: type[Term], words: str = "", *, may_be_empty: bool = False) -> Shape:
    known = ", ".join(repr(one.value).replace("'", "") for one in terms)
    empty = "; empty where there is none" if may_be_empty else ""
    return serializers.CharField(help_text=f"{words} One of: {known}{empty}.".strip())


def address(words: str, *, is_null: bool = False) -> Shape:
    return serializers.URLField(help_text=words, allow_null=is_null)


def number(words: str, *, is_null: bool = False) -> Shape:
    return serializers.IntegerField(help_text=words, allow_null=is_null)


def moment(words: str, *, is_null: bool = False) -> Shape:
    return serializers.DateTimeField(help_text=words, allow_null=is_null)


def day(words: str, *, is_null: bool = False) -> Shape:
    return serializers.DateField(help_text=words, allow_null=is_null)


def partial(words: str) -> Shape:
    """A date as precise as it was stated; null is not stated."""
    said = f"{words} As precise as it was stated: 2025, 2025-06 or 2025-06-13."
    return serializers.CharField(help_text=said, allow_null=True)


def flag(words: str) -> Shape:
    return serializers.BooleanField(help_text=words)
