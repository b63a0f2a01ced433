"""Which rows of a formset were sent, and what each was when it was read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import QueryDict

from articles.logic.typed_numbers import whole_number

Values = dict[str, Any]
#: Rows that a form may carry; more are refused in words and not cut.
MOST = 400


def read_as(
    data: QueryDict, prefix: str, name: str, known: dict[str, Values]
) -> list[tuple[str, str | None]]:
    """The rows that were sent, each with the key of what stood in it when it was read."""
    found: list[tuple[str, str | None]] = []
    seen: Counter[str] = Counter()
    for number in range(count_of(data, prefix)):
        row = f"{prefix}-{number}"
        if f"{row}-{name}" not in data:
            continue
        held = data.get(f"initial-{row}-{name}", "").rstrip(")/ ")[-8:]
        seen[held] += 1
        key = held if seen[held] == 1 else f"{held}-{seen[held]}"
        found.append((row, key if key in known else None))
    return found


def count_of(data: QueryDict, prefix: str) -> int:
    told = data.get(f"{prefix}-TOTAL_FORMS", "0")
    return min(whole_number(told, digits=5) or 0, MOST)
