"""What of an annotation matters here. Selectors choose a part of a text; several of one target
are several ways to say the same part."""

from __future__ import annotations

from dataclasses import dataclass


class Unfit(Exception):
    """It is no annotation by the model; the text says why."""


@dataclass(frozen=True)
class TextQuote:
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class TextPosition:
    """Code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Fragment:
    value: str


@dataclass(frozen=True)
class Range:
    """From the beginning of `start`'s part to the beginning of `end`'s."""

    start: tuple[Selector, ...]
    end: tuple[Selector, ...]


@dataclass(frozen=True)
class Other:
    """One that chooses by what our texts do not have: elements, bytes, areas."""

    kind: str


@dataclass(frozen=True)
class Refined:
    """The part that `by` chooses within the part that `whole` chooses."""

    whole: Selector
    by: tuple[Selector, ...]


Selector = TextQuote | TextPosition | Fragment | Range | Other | Refined


@dataclass(frozen=True)
class Body:
    """`text` is empty for what only stands elsewhere."""

    text: str
    purpose: str = ""
    format: str = ""
    language: str = ""


@dataclass(frozen=True)
class Target:
    """Without selectors it is the whole of `source`, which is empty where nobody says."""

    source: str
    selectors: tuple[Selector, ...]


@dataclass(frozen=True)
class Annotation:
    id: str
    bodies: tuple[Body, ...]
    targets: tuple[Target, ...]
    motivations: tuple[str, ...] = ()
