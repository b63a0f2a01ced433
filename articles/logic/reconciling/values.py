"""Values of a company's properties."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Linked:
    """A value that is a company itself."""

    id: str
    name: str


Value = str | int | Linked
