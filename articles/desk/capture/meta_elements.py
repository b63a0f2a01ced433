"""A page's meta elements, whichever vocabulary they use."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from lxml.html import HtmlElement

LENGTH = 500
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\ufeff\ud800-\udfff\ufffe\uffff]")
_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")


def clean(text: str | None) -> str | None:
    """One printable line of at most 500 characters, or None."""
    if not text:
        return None
    line = UNPRINTABLE.sub(" ", html.unescape(text[: LENGTH * 4]))
    return unicodedata.normalize("NFC", " ".join(line.split())[:LENGTH]).strip() or None


class MetaElements:
    """Their contents by name; names are in lower case, with "." for Open Graph's ":"."""

    def __init__(self, tree: HtmlElement) -> None:
        self._contents: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            if value := clean(meta.get("content")):
                for attribute in _ATTRIBUTES:
                    self._add(meta.get(attribute), value)

    def _add(self, listed: str | None, value: str) -> None:
        for name in (listed or "")[:LENGTH].lower().split():
            self._contents.setdefault(name.replace(":", "."), []).append(value)

    def all(self, name: str) -> list[str]:
        """Every content under one name, in the page's order."""
        return self._contents.get(name, [])

    def firsts(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Each of the names that is there, with the first content under it."""
        return [(name, self._contents[name][0]) for name in names if name in self._contents]
