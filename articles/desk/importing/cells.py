"""One cell of a table that is loaded: its text, its term, its date; ValueError in words.

Cells come from CSV as text, from JSON Lines as whatever JSON has; what is not stated is "",
null or missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles.desk.editing.errors import EditingError
from articles.desk.editing.text import plain_name, storable
from articles.logic.languages import clean_language_tag
from articles.logic.partial_dates import PartialDate
from articles.logic.vocabulary import Term

Cells = Mapping[str, Any]

KEY_LENGTH = 200
#: Of one text in characters, far past any statement: a wrong quote in the file shows here.
LONGEST = 200_000
_WEB = URLValidator()
#: What the validator takes for certain; it is asked about all others.
_PLAIN_WEB = re.compile(r"https?://([a-z0-9-]{1,30}\.){1,4}[a-z]{2,12}(/[\w.~%/?=&+-]*)?", re.ASCII)


def cell(cells: Cells, name: str) -> str:
    """The cell's text with what cannot be stored refused."""
    value = cells.get(name)
    if type(value) is str:
        return value if value.isascii() and "\x00" not in value else _storable(name, value)
    if value is None:
        return ""
    if type(value) is int:
        return str(value)
    raise ValueError(f"{name}: this has to be a text.")


def _storable(name: str, value: str) -> str:
    try:
        return storable(value)
    except EditingError as refusal:
        raise ValueError(f"{name}: {refusal}") from refusal


def text(cells: Cells, name: str, *, longest: int = LONGEST, required: bool = False) -> str:
    """A text without white space around it."""
    value = cell(cells, name).strip()
    if required and not value:
        raise ValueError(f"{name}: this is needed.")
    if len(value) > longest:
        raise ValueError(f"{name}: this has {len(value):,} characters, {longest:,} at most.")
    return value


def plain(cells: Cells, name: str, *, longest: int, required: bool = False) -> str:
    """A name: it stands in lines of others, and turns none of them round."""
    return plain_of(name, text(cells, name, longest=longest, required=required))


def plain_of(name: str, value: str) -> str:
    if value.isascii():
        return value
    try:
        return plain_name(value)
    except EditingError as refusal:
        raise ValueError(f"{name}: {refusal}") from refusal


def key(cells: Cells, name: str = "key", *, required: bool = False) -> str:
    return text(cells, name, longest=KEY_LENGTH, required=required)


def term(cells: Cells, name: str, terms: type[Term], default: str | None = "") -> str:
    """A value of `terms` as it is stored ("partly_supported"), as an address has it
    ("partly-supported") or as readers see it; `default` where the cell is empty, None to refuse.
    """
    value = cell(cells, name).strip()
    return term_of(name, value, terms, default)


def term_of(name: str, value: str, terms: type[Term], default: str | None = "") -> str:
    if not value:
        if default is None:
            raise ValueError(f"{name}: this is needed.")
        return default
    spellings = _spellings(terms)
    found = spellings.get(value) or spellings.get(_spelling(value))
    if found is None:
        known = ", ".join(one.value for one in terms)
        raise ValueError(f"{name}: “{value[:40]}” is none of {known}.")
    return found


@cache
def _spellings(terms: type[Term]) -> dict[str, str]:
    labels = {_spelling(one.label): one.value for one in terms}
    return labels | {_spelling(one.value): one.value for one in terms}


@lru_cache(4096)
def _spelling(value: str) -> str:
    return re.sub(r"[\s_-]+", " ", value[:80].casefold())


def date(cells: Cells, name: str) -> str | None:
    """ISO 8601 as precise as it is stated, None where it is not."""
    return date_of(name, cell(cells, name))


def date_of(name: str, value: str) -> str | None:
    if not value or value.isspace():
        return None
    try:
        return _iso(value)
    except ValueError as problem:
        raise ValueError(f"{name}: {problem}") from problem


@lru_cache(4096)
def _iso(value: str) -> str:
    return PartialDate.parse(value).iso()


def in_order(first: str | None, last: str | None) -> None:
    """Whether `last` may lie after `first`, as far as both are known."""
    if first and last:
        known = min(len(first), len(last))
        if last[:known] < first[:known]:
            raise ValueError("This ends before it starts.")


def web_address(cells: Cells, name: str, *, longest: int) -> str:
    value = plain(cells, name, longest=longest)
    if value and not _PLAIN_WEB.fullmatch(value):
        try:
            _WEB(value)
        except ValidationError as problem:
            raise ValueError(f"{name}: “{value[:80]}” is no web address.") from problem
    return value


def language(cells: Cells, name: str, default: str) -> str:
    value = cell(cells, name).strip()
    if not value:
        return default
    found = clean_language_tag(value)
    if found is None or len(found) > 35:
        raise ValueError(f"{name}: “{value[:40]}” is no language tag such as en, de or pt-BR.")
    return found


def several(cells: Cells, name: str) -> list[Any]:
    """What stands between bars in a text, or the items of a JSON list."""
    value = cells.get(name)
    if isinstance(value, list):
        return value
    return [part for part in cell(cells, name).split("|") if part.strip()]


def texts(cells: Cells, name: str, *, longest: int) -> tuple[str, ...]:
    found = several(cells, name)
    return tuple(plain({name: one}, name, longest=longest, required=True) for one in found)


def pair(name: str, item: Any, first: str, second: str) -> tuple[str, str]:
    """ "first:second" or a JSON object with these two names."""
    if isinstance(item, dict):
        cells = {f"{name} {one}": item.get(one) for one in (first, second)}
        unknown = sorted(set(item) - {first, second})
        if unknown:
            raise ValueError(f"{name}: “{unknown[0][:40]}” is none of {first} and {second}.")
        left, right = (text(cells, one) for one in cells)
    else:
        left, colon, right = (part.strip() for part in cell({name: item}, name).partition(":"))
        if not colon:
            raise ValueError(f"{name}: write {first}:{second}, not “{left[:40]}”.")
    if not left or not right:
        raise ValueError(f"{name}: both {first} and {second} are needed.")
    return left, right


def at_most(name: str, value: str, longest: int) -> str:
    if len(value) > longest:
        raise ValueError(f"{name}: this has {len(value):,} characters, {longest:,} at most.")
    return value


def once(name: str, items: Iterable[Any]) -> None:
    seen = set()
    for item in items:
        if item in seen:
            raise ValueError(f"{name}: the same stands there twice.")
        seen.add(item)
