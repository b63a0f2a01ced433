"""The versions of the rules, the newest first; every edition names the one it was computed with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Version:
    """`number` as in logic.weighing.table.ALGORITHM_VERSION, `changes` in a reader's words."""

    number: str
    changes: str


VERSIONS = (
    Version(
        "1",
        "The first: origins instead of outlets, copies worth no more than what they copy, the "
        "second origin at 70 per cent, and limits R0 to R6.",
    ),
)
