"""A company that may be meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """A company as readers know it. `names` are (name, kind), `identifiers` (scheme, value)."""

    id: str
    name: str
    description: str
    country: str
    website: str
    names: tuple[tuple[str, str], ...]
    identifiers: tuple[tuple[str, str], ...]
