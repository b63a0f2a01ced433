"""Values of JSON that somebody sent: what is not as it should be is said in words."""

from __future__ import annotations

import json
from typing import Any

#: Characters of JSON, and of one name or value.
LONGEST, LONGEST_VALUE = 200_000, 500


class Unfit(Exception):
    """What was asked cannot be read; the text says why, for who asked."""


class TooMuch(Unfit):
    """It could be read, but is more than one request may ask."""


def from_json(text: str, name: str) -> Any:
    if len(text) > LONGEST:
        raise TooMuch(f"“{name}” is longer than {LONGEST:,} characters. Ask in several batches.")
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise Unfit(f"“{name}” is not JSON.") from problem


def _no_number(said: str) -> None:
    raise ValueError(said)


def an_object(said: Any, what: str) -> dict[str, Any]:
    found: dict[str, Any] = _as(said, dict, what, "an object")
    return found


def a_list(said: Any, what: str) -> list[Any]:
    found: list[Any] = _as(said, list, what, "a list")
    return found


def a_text(said: Any, what: str) -> str:
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
