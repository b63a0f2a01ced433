"""Headers of an answer: what is kept of them, and what they say by name."""

from __future__ import annotations

from collections.abc import Sequence

Headers = Sequence[tuple[bytes, bytes]]

MOST_HEADERS = 100
LONGEST_NAME = 100
LONGEST_VALUE = 1000

_COOKIES = frozenset({"set-cookie", "set-cookie2"})


def kept_headers(headers: Headers) -> dict[str, str]:
    """By name in lower case, repeated ones joined by ", "; bounded, and without cookies."""
    kept: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name = _text(raw_name).lower()
        if name in _COOKIES or len(name) > LONGEST_NAME:
            continue
        if name in kept:
            kept[name] = f"{kept[name]}, {_text(raw_value)}"[:LONGEST_VALUE]
        elif len(kept) < MOST_HEADERS:
            kept[name] = _text(raw_value)[:LONGEST_VALUE]
    return kept


def values(headers: Headers, name: bytes) -> list[str]:
    return [_text(value) for key, value in headers if key.lower() == name]


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()
