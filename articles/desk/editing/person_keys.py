"""The verb on one's own keys."""

from __future__ import annotations

from articles.desk.editing.acting import actor


def switch_keys(*, are_on: bool) -> None:
    """Single keys in lists of the desk, for oneself, in every browser (WCAG 2.2, 2.1.4)."""
    person = actor()
    person.uses_keys = are_on
    person.save(update_fields=["uses_keys"])
