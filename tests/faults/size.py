"""How much of a heavy test is run: CLAIMBOOK_FAULTS=full runs all of it."""

from __future__ import annotations

import os
import sys
from typing import Any

IS_FULL = os.environ.get("CLAIMBOOK_FAULTS", "") == "full"


def size(*, suite: int, full: int) -> int:
    return full if IS_FULL else suite


def report(what: str, took: float, figures: Any = "") -> None:
    """Shown by `pytest -s`: the figures of docs/reliability.md."""
    sys.stdout.write(f"\n{what}: {took:.1f} s {figures}\n")
