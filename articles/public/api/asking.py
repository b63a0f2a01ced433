"""What an address asks of the interface. What is not understood is refused, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django_filters import ChoiceFilter, FilterSet

from articles.logic.typed_numbers import whole_number
from articles.public.api.problems import BadParameters
from articles.public.api.records import Field, Record

PAGE, LARGEST_PAGE = 50, 200
OF_LISTS = ("cursor", "page_size", "fields")
OF_RECORDS = ("fields",)
LONGEST = 3000


@dataclass(frozen=True)
class Asked:
    """`of_list` is what of the address says which list it is: its filters, sorted."""

    filters: Mapping[str, str]
    fields: tuple[Field, ...]
    cursor: str | None
    page_size: int
    of_list: str


def asked_of_list(query: QueryDict, record: Record, known: type[FilterSet] | None) -> Asked:
    """Raises BadParameters naming each parameter that is unknown or mistyped."""
    _refuse_unknown(query, (*(known.base_filters if known else ()), *OF_LISTS))
    filters = filters_in(query, known) if known else {}
    size = query.get("page_size", str(PAGE))
    page_size = whole_number(size, digits=4) or 0
    if not 1 <= page_size <= LARGEST_PAGE:
        allowed = f"a whole number from 1 to {LARGEST_PAGE}"
        raise BadParameters(
            [{"parameter": "page_size", "detail": f"It must be {allowed}.", "allowed": allowed}]
        )
    fields = record.chosen(query.get("fields"), is_list=True)
    return Asked(filters, fields, query.get("cursor"), page_size, repr(sorted(filters.items())))


def asked_of_record(query: QueryDict, record: Record) -> tuple[Field, ...]:
    _refuse_unknown(query, OF_RECORDS)
    return record.chosen(query.get("fields"), is_list=False)


def filters_alone(query: QueryDict, known: type[FilterSet] | None) -> dict[str, str]:
    """Of what is neither paged nor told in part."""
    _refuse_unknown(query, tuple(known.base_filters) if known else ())
    return filters_in(query, known) if known else {}


def filters_in(query: QueryDict, known: type[FilterSet]) -> dict[str, str]:
    """The filters that are given, each a value that it understands; raises BadParameters."""
    errors, given = [], {}
    for name, field in known(query).form.fields.items():
        text = query.get(name)
        if text is None:
            continue
        try:
            if not text.strip() or "\x00" in text:
                raise forms.ValidationError("It is empty.")
            value = field.clean(text)
            given[name] = value if isinstance(value, str) else text.strip()
        except forms.ValidationError as problem:
            errors.append(_error(name, text, known.base_filters[name], problem))
    if errors:
        raise BadParameters(errors)
    return given


def _error(name: str, text: str, known: Any, problem: forms.ValidationError) -> dict[str, Any]:
    if isinstance(known, ChoiceFilter):
        allowed = [value for value, _ in known.extra["choices"]]
        said = f"“{text[:60]}” is not known here."
        return {"parameter": name, "detail": said, "allowed": allowed}
    return {"parameter": name, "detail": " ".join(problem.messages)}


def _refuse_unknown(query: QueryDict, names: tuple[str, ...]) -> None:
    errors = [
        {"parameter": name[:60], "detail": "There is no such parameter.", "allowed": list(names)}
        for name in query
        if name not in names
    ]
    errors += [
        {"parameter": name, "detail": "It is given more than once."}
        for name in names
        if len(query.getlist(name)) > 1
    ]
    errors += [
        {"parameter": name, "detail": "It is too long."}
        for name in names
        if len(query.get(name, "")) > LONGEST
    ]
    if errors:
        raise BadParameters(errors)
