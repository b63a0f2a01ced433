"""A stale save: what was read, what was typed, and what is on record now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.desk.admin.conflicts import said
from articles.desk.forms.claim import named
from articles.desk.forms.lines import as_read
from articles.desk.forms.record_choice import RecordChoiceField


@dataclass(frozen=True)
class ThreeWays:
    field: str
    base: str
    yours: str
    now: str


def three_ways(form: Any, where: str = "") -> list[ThreeWays]:
    """Each field that the person touched and that is not what is on record now."""
    if not form.is_bound:
        return []
    rows = []
    for name in form.changed_data:
        field = form.fields[name]
        if field.widget.is_hidden or name in ("file", "remove"):
            continue
        bound = form[name]
        yours = getattr(form, "cleaned_data", {}).get(name, bound.value())
        row = ThreeWays(
            field=where + str(bound.label),
            base=_words(field, as_read(form, name)),
            yours=_words(field, yours),
            now=_words(field, bound.initial),
        )
        if row.yours != row.now:
            rows.append(row)
    return rows


def _words(field: Any, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(dict(field.choices).get(one, one)) for one in value) or "—"
    if isinstance(field, RecordChoiceField):
        return named(value) or "—"
    return said(field, value)
