"""What was measured against what was promised, as a table and as a file for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[1] / "results.json"


@dataclass(frozen=True)
class Result:
    """`goal` is the number in docs/performance.md; `value` must be at most `limit`, or at least
    where `is_least`."""

    goal: int
    name: str
    value: float
    limit: float
    is_least: bool = False

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.is_least else self.value <= self.limit

    def as_json(self) -> dict[str, Any]:
        told = asdict(self) | {"value": round(self.value, 4), "holds": self.holds}
        del told["is_least"]
        return told

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        mark = "" if self.holds else "   NOT REACHED"
        return (
            f"{self.goal:>2}  {self.name:66} {self.value:>10,.2f}  {sign} {self.limit:,.2f}{mark}"
        )


def write(results: list[Result], path: Path = RESULTS) -> None:
    text = json.dumps([result.as_json() for result in results], indent=1, ensure_ascii=False)
    path.write_text(text + "\n")
