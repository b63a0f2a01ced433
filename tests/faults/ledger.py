"""What clients were told: a file that each writes for itself, line by line.

An operation is first `attempted`, then `acknowledged` once its outermost transaction has
committed. What was attempted and never acknowledged (a killed client, a cut line) may be there
or not, but never twice.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ATTEMPTED, ACKNOWLEDGED = "attempted", "acknowledged"


@dataclass(frozen=True)
class Entry:
    """`state` is ATTEMPTED or ACKNOWLEDGED; `facts` is what the client knew."""

    state: str
    kind: str
    facts: dict[str, Any]


class Ledger:
    """One line is one write of the operating system: many threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def attempt(self, kind: str, **facts: Any) -> None:
        self._write(ATTEMPTED, kind, facts)

    def acknowledge(self, kind: str, **facts: Any) -> None:
        self._write(ACKNOWLEDGED, kind, facts)

    def close(self) -> None:
        os.close(self._handle)

    def _write(self, state: str, kind: str, facts: dict[str, Any]) -> None:
        line = json.dumps([state, kind, facts]) + "\n"
        written = os.write(self._handle, line.encode())
        assert written == len(line.encode())

    def entries(self, kind: str | None = None) -> list[Entry]:
        """In the order in which they were written."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = [Entry(*json.loads(line)) for line in lines]
        return [entry for entry in found if kind in (None, entry.kind)]

    def acknowledged(self, kind: str) -> list[dict[str, Any]]:
        return [entry.facts for entry in self.entries(kind) if entry.state == ACKNOWLEDGED]

    def tokens(self, kind: str, state: str) -> Counter[str]:
        return Counter(entry.facts["token"] for entry in self.entries(kind) if entry.state == state)


def lost(ledger: Ledger, kind: str, stored: Iterable[str]) -> list[str]:
    """I1: every acknowledged token is stored once, and nothing that nobody wrote."""
    found = Counter(stored)
    told = ledger.tokens(kind, ACKNOWLEDGED)
    tried = ledger.tokens(kind, ATTEMPTED)
    return (
        [f"{token} was acknowledged and is lost" for token in sorted(told - found)]
        + [f"{token} is there {n} times" for token, n in sorted(found.items()) if n > 1]
        + [f"{token} was never written" for token in sorted(set(found) - set(tried))]
    )
