"""Batches of questions, read from JSON. What is not as it should be is said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.logic.reconciling.json_values import (
    TooMuch,
    Unfit,
    a_list,
    a_text,
    an_object,
    from_json,
)
from articles.logic.reconciling.properties import COMPANY

#: Questions in one batch.
MOST_QUERIES = 50
#: Candidates of one question: at least one, at most so many, and where nothing is said.
MOST_CANDIDATES, USUAL = 25, 5
#: Values in one question.
MOST_VALUES = 50


@dataclass(frozen=True)
class Query:
    """One question: a name, or values of properties, or both. `values` are (property, value).

    `is_of_companies` is False where another type was asked for and nothing else will do.
    """

    key: str
    name: str
    values: tuple[tuple[str, str], ...] = ()
    limit: int = USUAL
    is_of_companies: bool = True


def read_queries(text: str) -> tuple[Query, ...]:
    """Raises Unfit, or TooMuch beyond `MOST_QUERIES`."""
    batch = an_object(from_json(text, "queries"), "“queries”")
    if len(batch) > MOST_QUERIES:
        raise TooMuch(f"A batch holds at most {MOST_QUERIES} queries, this one {len(batch):,}.")
    return tuple(_query(key, said) for key, said in batch.items())


def _query(key: str, said: Any) -> Query:
    if isinstance(said, str):
        said = {"query": said}
    where = f"the query “{key[:40]}”"
    one = an_object(said, where)
    name = a_text(one.get("query", ""), f"“query” of {where}")
    values = tuple(
        pair
        for prop in a_list(one.get("properties", []), f"“properties” of {where}")
        for pair in _values(an_object(prop, f"a property of {where}"), where)
    )
    if len(values) > MOST_VALUES:
        raise TooMuch(f"A query names at most {MOST_VALUES} values; {where} has more.")
    if not name.strip() and not values:
        raise Unfit(f"There is neither a name nor a property in {where}.")
    return Query(key, name.strip(), values, _limit(one, where), _is_of_companies(one, where))


def _values(prop: dict[str, Any], where: str) -> list[tuple[str, str]]:
    pid = a_text(prop.get("pid"), f"a property’s “pid” of {where}")
    given = prop.get("v")
    return [(pid, _value(one, where)) for one in (given if isinstance(given, list) else [given])]


def _value(said: Any, where: str) -> str:
    if isinstance(said, dict):
        said = said.get("id")
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, int) and abs(said) >= 10**18:
        raise Unfit(f"A value in {where} is too large a number.")
    return a_text(
        str(said) if isinstance(said, int | float) else said, f"a value in {where}"
    ).strip()


def _limit(one: dict[str, Any], where: str) -> int:
    limit = one.get("limit", USUAL)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise Unfit(f"“limit” of {where} is a number from 1 to {MOST_CANDIDATES}.")
    return int(min(limit, MOST_CANDIDATES))


def _is_of_companies(one: dict[str, Any], where: str) -> bool:
    wanted = one.get("type") or []
    types = [wanted] if isinstance(wanted, str) else a_list(wanted, f"“type” of {where}")
    types = [
        a_text(kind.get("id") if isinstance(kind, dict) else kind, f"“type” of {where}")
        for kind in types
    ]
    strict = one.get("type_strict", "any")
    if strict not in ("any", "all", "should"):
        raise Unfit(f"“type_strict” of {where} is any, all or should.")
    if not types or strict == "should":
        return True
    return all(kind == COMPANY for kind in types) if strict == "all" else COMPANY in types
