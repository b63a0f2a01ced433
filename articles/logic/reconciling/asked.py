"""Batches of questions, read from JSON. What is not as it should be is said in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from articles.logic.reconciling.properties import COMPANY, FETCHED

#: Questions in one batch, and companies or properties in one request for their values.
MOST_QUERIES, MOST_IDS, MOST_PROPERTIES = 50, 200, 40
#: Candidates of one question: at least one, at most so many, and where nothing is said.
MOST_CANDIDATES, USUAL = 25, 5
#: Characters of JSON, of one name or value, and values in one question.
LONGEST, LONGEST_VALUE, MOST_VALUES = 200_000, 500, 50


class Unfit(Exception):
    """What was asked cannot be read; the text says why, for who asked."""


class TooMuch(Unfit):
    """It could be read, but is more than one request may ask."""


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


@dataclass(frozen=True)
class Extension:
    """Of the companies `ids` the values of `properties`, each with its settings:
    `most` values at most, 0 for all."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int], ...]


def read_queries(text: str) -> tuple[Query, ...]:
    """Raises Unfit, or TooMuch beyond `MOST_QUERIES`."""
    batch = _object(_json(text, "queries"), "“queries”")
    if len(batch) > MOST_QUERIES:
        raise TooMuch(f"A batch holds at most {MOST_QUERIES} queries, this one {len(batch):,}.")
    return tuple(_query(key, said) for key, said in batch.items())


def read_extension(text: str) -> Extension:
    """Raises Unfit, or TooMuch beyond `MOST_IDS` or `MOST_PROPERTIES`."""
    said = _object(_json(text, "extend"), "“extend”")
    ids = _list(said.get("ids"), "“ids”")
    properties = _list(said.get("properties"), "“properties”")
    if len(ids) > MOST_IDS:
        raise TooMuch(f"At most {MOST_IDS} companies are extended at once, not {len(ids):,}.")
    if len(properties) > MOST_PROPERTIES:
        raise TooMuch(f"At most {MOST_PROPERTIES} properties are fetched at once.")
    known = dict(_wanted(one) for one in properties)
    return Extension(tuple(dict.fromkeys(_text(one, "an id") for one in ids)), tuple(known.items()))


def _wanted(said: Any) -> tuple[str, int]:
    one = _object(said, "a property")
    pid = _text(one.get("id"), "a property’s id")
    if pid not in FETCHED:
        raise Unfit(f"There is no property “{pid[:60]}”. There are: {', '.join(FETCHED)}.")
    settings = _object({} if one.get("settings") is None else one["settings"], "“settings”")
    most = settings.get("limit", 0)
    if isinstance(most, str) and most.isascii() and most.isdecimal() and len(most) < 7:
        most = int(most)
    if isinstance(most, bool) or not isinstance(most, int) or not 0 <= most < 10**6:
        raise Unfit("The setting “limit” is a whole number, 0 for all values.")
    return pid, most


def _query(key: str, said: Any) -> Query:
    if isinstance(said, str):
        said = {"query": said}
    where = f"the query “{key[:40]}”"
    one = _object(said, where)
    name = _text(one.get("query", ""), f"“query” of {where}")
    values = tuple(
        pair
        for prop in _list(one.get("properties", []), f"“properties” of {where}")
        for pair in _values(_object(prop, f"a property of {where}"), where)
    )
    if len(values) > MOST_VALUES:
        raise TooMuch(f"A query names at most {MOST_VALUES} values; {where} has more.")
    if not name.strip() and not values:
        raise Unfit(f"There is neither a name nor a property in {where}.")
    return Query(key, name.strip(), values, _limit(one, where), _is_of_companies(one, where))


def _values(prop: dict[str, Any], where: str) -> list[tuple[str, str]]:
    pid = _text(prop.get("pid"), f"a property’s “pid” of {where}")
    given = prop.get("v")
    return [(pid, _value(one, where)) for one in (given if isinstance(given, list) else [given])]


def _value(said: Any, where: str) -> str:
    if isinstance(said, dict):
        said = said.get("id")
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, int) and abs(said) >= 10**18:
        raise Unfit(f"A value in {where} is too large a number.")
    return _text(
        str(said) if isinstance(said, int | float) else said, f"a value in {where}"
    ).strip()


def _limit(one: dict[str, Any], where: str) -> int:
    limit = one.get("limit", USUAL)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise Unfit(f"“limit” of {where} is a number from 1 to {MOST_CANDIDATES}.")
    return int(min(limit, MOST_CANDIDATES))


def _is_of_companies(one: dict[str, Any], where: str) -> bool:
    wanted = one.get("type") or []
    types = [wanted] if isinstance(wanted, str) else _list(wanted, f"“type” of {where}")
    types = [
        _text(kind.get("id") if isinstance(kind, dict) else kind, f"“type” of {where}")
        for kind in types
    ]
    strict = one.get("type_strict", "any")
    if strict not in ("any", "all", "should"):
        raise Unfit(f"“type_strict” of {where} is any, all or should.")
    if not types or strict == "should":
        return True
    return all(kind == COMPANY for kind in types) if strict == "all" else COMPANY in types


def _json(text: str, name: str) -> Any:
    if len(text) > LONGEST:
        raise TooMuch(f"“{name}” is longer than {LONGEST:,} characters. Ask in several batches.")
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise Unfit(f"“{name}” is not JSON.") from problem


def _no_number(said: str) -> None:
    raise ValueError(said)


def _object(said: Any, what: str) -> dict[str, Any]:
    found: dict[str, Any] = _as(said, dict, what, "an object")
    return found


def _list(said: Any, what: str) -> list[Any]:
    found: list[Any] = _as(said, list, what, "a list")
    return found


def _text(said: Any, what: str) -> str:
    text: str = _as(said, str, what, "a text")
    if len(text) > LONGEST_VALUE:
        raise Unfit(f"{_capital(what)} is longer than {LONGEST_VALUE} characters.")
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Unfit(f"{_capital(what)} holds characters that no text may hold.")
    return text


def _as(said: Any, kind: type, what: str, article: str) -> Any:
    if not isinstance(said, kind):
        raise Unfit(f"{_capital(what)} has to be {article}.")
    return said


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
