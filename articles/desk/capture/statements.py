"""What a page says of itself, collected with where it says so: the best statement first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from articles.desk.capture.captured import Stated
from articles.logic.partial_dates import PartialDate

#: A value and where it stands, in an editor's words.
Candidate = tuple[str, str]

IN_TEXT = "the text of the page"
FROM_WORDS = "guessed from the words of the text"
FROM_OPENING = "the opening words of the text"
CAME_FROM = "the address it came from"
#: So many values are offered for one field; more are noise.
MOST = 5

_VOCABULARIES = {
    "og": "OpenGraph",
    "article": "OpenGraph",
    "dc": "Dublin Core",
    "dcterms": "Dublin Core",
    "twitter": "Twitter card",
}


def where_in_meta(name: str) -> str:
    """How an editor calls a meta element: "OpenGraph og:title", "meta author"."""
    prefix, dot, rest = name.partition(".")
    vocabulary = _VOCABULARIES.get(prefix) if dot else None
    if vocabulary is None:
        return f"meta {name}"
    return f"{vocabulary} {name}" if prefix.startswith("dc") else f"{vocabulary} {prefix}:{rest}"


def without_repetitions(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The first of each value, whatever its letter case; at most five."""
    first: dict[str, Candidate] = {}
    for value, where in candidates:
        first.setdefault(value.casefold(), (value, where))
    return list(first.values())[:MOST]


@dataclass(frozen=True, slots=True)
class Statements:
    """What was found of each field, the chosen statement first."""

    found: dict[str, tuple[Stated, ...]]

    @classmethod
    def of(cls, **candidates: Iterable[Candidate]) -> Self:
        """The statements of each field named, repetitions left out."""
        return cls(
            {
                field: tuple(Stated(field, *one) for one in without_repetitions(listed))
                for field, listed in candidates.items()
            }
        )

    def candidates(self, field: str) -> list[Candidate]:
        """What was found of one field."""
        return [(one.value, one.where) for one in self.found.get(field, ())]

    def first(self, field: str) -> str | None:
        """The chosen value; None means "not stated"."""
        return next((value for value, _ in self.candidates(field)), None)

    def day(self) -> PartialDate | None:
        """The date of publication, as far as it is stated."""
        written = self.first("published")
        return PartialDate.parse(written) if written else None

    def everything(self) -> tuple[Stated, ...]:
        """Field by field, the chosen statement of each first."""
        return tuple(one for listed in self.found.values() for one in listed)
