"""Values of JSON-LD as real pages write them: lists for one thing, names for objects, null."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

_PREFIX = re.compile(r"^(https?://schema\.org/|schema:)")
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)|[<>]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")

Node = dict[str, Any]


def kind_of(node: Node) -> str:
    """Its type without schema.org's address, the first of several; "" where it states none."""
    return _PREFIX.sub("", str(first(node.get("@type", node.get("type"))) or ""))


def get(node: Any, *names: str) -> Any:
    """The first of these properties that is stated."""
    for name in names:
        for key in (name, f"schema:{name}", f"https://schema.org/{name}"):
            value = node.get(key) if isinstance(node, dict) else None
            if value not in (None, "", [], {}):
                return value
    return None


def each(value: Any) -> list[Any]:
    """Whatever is stated, as a list without nulls."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if item not in (None, "", [], {})]


def first(value: Any) -> Any:
    return next(iter(each(value)), None)


def text_of(value: Any) -> str:
    """Of a text, a number, a list of such or an object with a value or name; "" for all else."""
    value = first(value)
    if isinstance(value, dict):
        return text_of(get(value, "@value", "name", "text", "url", "@id"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _without_references(str(value)).strip()


def words_of(value: Any) -> str:
    """The same on one line, without tags of HTML and with all character references read."""
    return " ".join(unescape(unescape(_TAG.sub(" ", text_of(value)))).split())


def _without_references(text: str) -> str:
    """Where every & begins a character reference, somebody escaped the text: once, or twice."""
    for _ in range(2):
        text = text if _BARE.search(text) else unescape(text)
    return text
