"""Values of JSON-LD that are left out, with the reason, where they cannot be taken."""

from __future__ import annotations

import re
from typing import Any

from articles.desk.importing import cells as c
from articles.desk.importing.linked_data import first, get, text_of
from articles.logic.languages import clean_language_tag

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.DOTALL)


class Forgiving:
    """`left_out` grows with each value that is read: what it was, and why it is not taken."""

    def __init__(self) -> None:
        self.left_out: list[str] = []

    def name(self, value: Any, name: str, longest: int) -> str:
        """On one line; what turns lines round goes."""
        said = " ".join(text_of(value).split())
        if len(said) > longest:
            self.left_out.append(f"{name}: {len(said):,} characters, cut after {longest}.")
            said = f"{said[: longest - 1]}…"
        try:
            return c.plain_of(name, c.cell({name: said}, name))
        except ValueError as problem:
            self.left_out.append(f"{problem} It is left out.")
            return ""

    def url(self, value: Any, name: str) -> str:
        said = text_of(value)
        try:
            return c.web_address({name: said}, name, longest=2000)
        except ValueError as problem:
            self.left_out.append(f"{problem} It is left out.")
            return ""

    def date(self, value: Any, name: str) -> str | None:
        said = text_of(value)
        if day := _DAY.fullmatch(said):
            said = day[1]
        try:
            return c.date_of(name, c.cell({name: said}, name))
        except ValueError as problem:
            self.left_out.append(f"{problem} “{said[:40]}” is left out.")
            return None

    def language(self, value: Any) -> str:
        node = first(value)
        said = text_of(get(node, "alternateName", "name") if isinstance(node, dict) else node)
        found = clean_language_tag(said.replace("_", "-")) if said else ""
        if found is None or len(found) > 35:
            self.left_out.append(f"inLanguage: “{said[:40]}” is no language tag, and left out.")
            return ""
        return found
