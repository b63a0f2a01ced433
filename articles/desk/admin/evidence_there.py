"""What somebody typed as evidence, taken along to the claim that says the same already."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from articles.desk.admin.rows_sent import count_of
from articles.logic.typed_numbers import OF_A_KEY, whole_number

FIELD = "there"
#: A new item without any of these is blank.
_TELLING = ("source", "quotation", "note", "basis_names", "article", "url", "locator", "dated")
_CARRIED = (
    *_TELLING, "stance", "basis", "credibility", "kind", "directness", "interest", "own_reporting",
)  # fmt: skip


def key_asked(data: QueryDict) -> str | None:
    """The key of the claim to which the evidence goes; None where that is not asked."""
    told = data.get(FIELD, "")
    return None if whole_number(told, digits=OF_A_KEY) is None else told


def items_typed(data: QueryDict) -> list[dict[str, Any]]:
    """New items as they were typed, blank ones left out; files cannot be taken along."""
    found = []
    for number in range(count_of(data, "evidence")):
        row = f"evidence-{number}"
        typed = {
            name: str(data.get(f"{row}-{name}")) for name in _CARRIED if f"{row}-{name}" in data
        }
        is_told = any(typed.get(name, "").strip() for name in _TELLING)
        if is_told and not data.get(f"{row}-id"):
            found.append(typed)
    return found
