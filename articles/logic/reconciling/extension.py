"""Values of companies that are asked for, read from JSON."""

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
from articles.logic.reconciling.properties import FETCHED

#: Companies and properties in one request.
MOST_IDS, MOST_PROPERTIES = 200, 40


@dataclass(frozen=True)
class Extension:
    """Of the companies `ids` the values of `properties`, each with its settings:
    `most` values at most, 0 for all."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int], ...]


def read_extension(text: str) -> Extension:
    """Raises Unfit, or TooMuch beyond `MOST_IDS` or `MOST_PROPERTIES`."""
    said = an_object(from_json(text, "extend"), "“extend”")
    ids = a_list(said.get("ids"), "“ids”")
    properties = a_list(said.get("properties"), "“properties”")
    if len(ids) > MOST_IDS:
        raise TooMuch(f"At most {MOST_IDS} companies are extended at once, not {len(ids):,}.")
    if len(properties) > MOST_PROPERTIES:
        raise TooMuch(f"At most {MOST_PROPERTIES} properties are fetched at once.")
    known = dict(_wanted(one) for one in properties)
    return Extension(
        tuple(dict.fromkeys(a_text(one, "an id") for one in ids)), tuple(known.items())
    )


def _wanted(said: Any) -> tuple[str, int]:
    one = an_object(said, "a property")
    pid = a_text(one.get("id"), "a property’s id")
    if pid not in FETCHED:
        raise Unfit(f"There is no property “{pid[:60]}”. There are: {', '.join(FETCHED)}.")
    settings = an_object({} if one.get("settings") is None else one["settings"], "“settings”")
    most = settings.get("limit", 0)
    if isinstance(most, str) and most.isascii() and most.isdecimal() and len(most) < 7:
        most = int(most)
    if isinstance(most, bool) or not isinstance(most, int) or not 0 <= most < 10**6:
        raise Unfit("The setting “limit” is a whole number, 0 for all values.")
    return pid, most
