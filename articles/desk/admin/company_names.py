"""Companies whose names stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.desk.admin.companies_like import companies_like
from articles.desk.models import Company
from articles.logic.names import Name, find_names


@dataclass(frozen=True)
class Named:
    """A company by the words at `start` to `end`, its first mention."""

    company: Company
    start: int
    end: int


def companies_named(text: str, language: str) -> list[Named]:
    """Companies by any of their names, in the order of the text; a merged one is its survivor."""
    known = companies_like(text)
    found: dict[int, Named] = {}
    for one in find_names(text, _names(known), language):
        company = known[one.key].merged_into or known[one.key]
        found.setdefault(company.pk, Named(company, one.start, one.end))
    return list(found.values())


def names_in(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the words that name a company on record, in the order of the text."""
    known = _names(companies_like(text))
    return _ranges(text, language, tuple((key, tuple(names)) for key, names in known.items()))


@lru_cache(maxsize=8)
def _ranges(
    text: str, language: str, names: tuple[tuple[int, tuple[Name, ...]], ...]
) -> tuple[tuple[int, int], ...]:
    found = find_names(text, dict(names), language)
    return tuple(dict.fromkeys((one.start, one.end) for one in found))


def _names(known: dict[int, Any]) -> dict[int, list[Name]]:
    return {row.pk: [row.name, *row.further] for row in known.values()}
